package org.estuaire.routes.mllp;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets one message through, and the next only when the answer to the first has been written; until
 * then nothing is read. What a hasty sender sends meanwhile waits on its own side of the
 * connection: nothing is lost, and no more than one buffer of the network piles up here.
 */
final class Turnstile extends ChannelDuplexHandler {

  private static final byte[] START = {0x0B};
  private static final byte[] END = {0x1C, 0x0D};

  /** Messages that came in the same buffer as the one that is answered now. */
  private final Queue<Object> waiting = new ArrayDeque<>();

  private boolean busy;
  private long freeSince = System.nanoTime();

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.fireChannelActive();
    context.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object block) {
    if (busy) {
      waiting.add(block);
    } else {
      busy = true;
      context.fireChannelRead(block);
    }
  }

  /** A message that is not whole yet needs more bytes. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    if (!busy) {
      context.read();
    }
  }

  /** Also an answer of no bytes, for senders that want none, lets the next message through. */
  @Override
  public void write(ChannelHandlerContext context, Object answer, ChannelPromise promise) {
    byte[] bytes = (byte[]) answer;
    promise.unvoid().addListener(written -> next(context));
    context.write(
        bytes.length == 0 ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(START, bytes, END),
        promise);
  }

  private void next(ChannelHandlerContext context) {
    Object block = waiting.poll();
    if (block != null) {
      context.fireChannelRead(block);
      return;
    }
    busy = false;
    freeSince = System.nanoTime();
    context.read();
  }

  /** How long we have been waiting for the sender; nothing while it waits for us. */
  Duration waited() {
    return busy ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - freeSince);
  }
}
