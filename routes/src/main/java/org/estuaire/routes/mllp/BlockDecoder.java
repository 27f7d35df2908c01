package org.estuaire.routes.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.estuaire.routes.TransportFinding;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a connection into MLLP blocks ({@code 0x0B … 0x1C 0x0D}; HL7 MLLP release 1).
 * Camel's own decoder knows no bound and looks at every byte again whenever one arrives; this one
 * holds at most the longest message, looks at each byte once, and ends a connection that does not
 * finish what it began.
 */
final class BlockDecoder extends ByteToMessageDecoder {

  private static final byte START = 0x0B;
  private static final byte END = 0x1C;
  private static final byte CARRIAGE_RETURN = 0x0D;

  /** Enough for MSH, which the refusal of a message needs. */
  private static final int HEAD = 4096;

  /** Bytes outside of blocks, or beyond the longest message, after which we hang up. */
  private static final int PATIENCE = 16;

  private final int longest;
  private final Duration longestBlock;
  private final Turnstile turnstile;
  private final Consumer<TransportFinding> faults;

  private boolean inside;
  private boolean noisy;
  private byte[] head = {};
  private int scanned;
  private long thrownAway;
  private @Nullable ScheduledFuture<?> deadline;

  /**
   * @param longest message, bytes
   * @param longestBlock time that its sender has from its first byte to its last
   * @param turnstile of the same connection
   * @param faults told of blocks without a beginning or an end
   */
  BlockDecoder(
      int longest, Duration longestBlock, Turnstile turnstile, Consumer<TransportFinding> faults) {
    this.longest = longest;
    this.longestBlock = longestBlock;
    this.turnstile = turnstile;
    this.faults = faults;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (!inside && !skipToStart(context, in)) {
      giveUpOnNoise(context);
      return;
    }
    if (!inside) {
      begin(context);
    }
    int end = end(in);
    if (end >= 0) {
      out.add(block(in, end));
      finish();
    } else if (in.readableBytes() > longest + 1) {
      throwAway(context, in);
    }
  }

  /** Whether a block begins; what stands before it means nothing. */
  private boolean skipToStart(ChannelHandlerContext context, ByteBuf in) {
    int before = in.bytesBefore(START);
    int noise = before < 0 ? in.readableBytes() : before;
    if (!noisy && hasWords(in, noise)) {
      noisy = true;
      faults.accept(TransportFinding.NO_START);
      expect(context, longestBlock);
    }
    thrownAway += noise;
    in.skipBytes(before < 0 ? noise : noise + 1);
    return before >= 0;
  }

  /** Some senders put line ends between blocks. */
  private static boolean hasWords(ByteBuf in, int length) {
    return in.forEachByte(in.readerIndex(), length, value -> value >= 0 && value <= ' ') >= 0;
  }

  private void begin(ChannelHandlerContext context) {
    inside = true;
    thrownAway = 0;
    stopWaiting();
    expect(context, longestBlock);
  }

  private void expect(ChannelHandlerContext context, Duration within) {
    deadline =
        context.executor().schedule(() -> late(context), within.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The time in which we did not read is not the sender's. */
  private void late(ChannelHandlerContext context) {
    Duration left = longestBlock.minus(turnstile.waited());
    if (left.isNegative() || left.isZero()) {
      if (inside) {
        faults.accept(TransportFinding.NO_END);
      }
      context.close();
    } else {
      expect(context, left);
    }
  }

  /** Where the end mark stands; an end mark alone, without its CR, belongs to the message. */
  private int end(ByteBuf in) {
    int at = in.indexOf(in.readerIndex() + scanned, in.writerIndex(), END);
    while (at >= 0 && at + 1 < in.writerIndex()) {
      if (in.getByte(at + 1) == CARRIAGE_RETURN) {
        return at;
      }
      at = in.indexOf(at + 1, in.writerIndex(), END);
    }
    scanned = (at < 0 ? in.writerIndex() : at) - in.readerIndex();
    return -1;
  }

  private MllpBlock block(ByteBuf in, int end) {
    int length = end - in.readerIndex();
    boolean whole = thrownAway == 0 && length <= longest;
    MllpBlock block =
        whole
            ? new MllpBlock.Whole(ByteBufUtil.getBytes(in, in.readerIndex(), length))
            : new MllpBlock.TooLong(head(in, length));
    in.skipBytes(length + 2);
    return block;
  }

  private byte[] head(ByteBuf in, int length) {
    return thrownAway > 0
        ? head
        : ByteBufUtil.getBytes(in, in.readerIndex(), Math.min(length, HEAD));
  }

  private void throwAway(ChannelHandlerContext context, ByteBuf in) {
    head = head(in, in.readableBytes());
    // The last byte may be the first of the end mark.
    int length = in.readableBytes() - 1;
    in.skipBytes(length);
    scanned = 0;
    thrownAway += length;
    giveUpOnNoise(context);
  }

  private void giveUpOnNoise(ChannelHandlerContext context) {
    if (thrownAway > (long) longest * PATIENCE) {
      context.close();
    }
  }

  private void finish() {
    inside = false;
    head = new byte[0];
    scanned = 0;
    thrownAway = 0;
    noisy = false;
    stopWaiting();
  }

  private void stopWaiting() {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    stopWaiting();
  }
}
