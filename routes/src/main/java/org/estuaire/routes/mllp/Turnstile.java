package org.estuaire.routes.mllp;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

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

  private final Function<MllpBlock, Duration> pause;

  private boolean busy;
  private volatile boolean last;
  private Duration rest = Duration.ZERO;
  private long freeSince = System.nanoTime();

  /**
   * @param pause how long to wait after a message before the next one is read
   */
  Turnstile(Function<MllpBlock, Duration> pause) {
    this.pause = pause;
  }

  /** The answer that is written next is the last: the connection is closed after it. */
  void closeAfterAnswer() {
    last = true;
  }

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
      let(context, block);
    }
  }

  private void let(ChannelHandlerContext context, Object block) {
    rest = pause.apply((MllpBlock) block);
    context.fireChannelRead(block);
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
    promise.unvoid().addListener(written -> afterAnswer(context));
    context.write(
        bytes.length == 0 ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(START, bytes, END),
        promise);
  }

  private void afterAnswer(ChannelHandlerContext context) {
    if (last) {
      context.close();
    } else if (rest.isZero()) {
      next(context);
    } else {
      context.executor().schedule(() -> next(context), rest.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
  }

  private void next(ChannelHandlerContext context) {
    Object block = waiting.poll();
    if (block != null) {
      let(context, block);
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
