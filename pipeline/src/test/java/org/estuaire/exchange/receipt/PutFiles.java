package org.estuaire.exchange.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An outbox that remembers what was put into it, and what of it is durable. */
final class PutFiles implements Outbox {

  private final Map<String, String> texts = Collections.synchronizedMap(new TreeMap<>());
  private final Set<String> settled = ConcurrentHashMap.newKeySet();
  private final AtomicInteger puts = new AtomicInteger();

  @Override
  public synchronized String put(String partner, ReceiptName name, Content content)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    puts.incrementAndGet();
    ReceiptName free = name;
    while (!out.toString(UTF_8).equals(texts.getOrDefault(free.fileName(), out.toString(UTF_8)))) {
      free = free.next();
    }
    texts.put(free.fileName(), out.toString(UTF_8));
    return free.fileName();
  }

  @Override
  public void settle(String partner) {
    settled.addAll(Set.copyOf(texts.keySet()));
  }

  /** Texts by the files' names. */
  Map<String, String> texts() {
    return new TreeMap<>(texts);
  }

  Set<String> settled() {
    return Set.copyOf(settled);
  }

  /** How often a file was put, be it the same one again. */
  int puts() {
    return puts.get();
  }
}
