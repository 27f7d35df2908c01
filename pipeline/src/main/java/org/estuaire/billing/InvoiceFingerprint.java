package org.estuaire.billing;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A hash of what an invoice says, whoever it is about and wherever it lay: the same invoice in next
 * month's cumulative file has the same one. Reads the components of the records, so that a new
 * field can't be forgotten.
 */
final class InvoiceFingerprint {

  /** Where it lay, and whom it names: the person is compared by identity, and never hashed here. */
  private static final Set<String> LEFT_OUT = Set.of("line", "beneficiary", "identitySource");

  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          // The accessors of package-private records are not reachable by reflection otherwise.
          for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
          }
          return components;
        }
      };

  private InvoiceFingerprint() {}

  /** 32 bytes. */
  static byte[] of(Invoice invoice) {
    StringBuilder text = new StringBuilder(2048);
    append(text, invoice);
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void append(StringBuilder text, Object value) {
    if (value instanceof Record group) {
      appendComponents(text, group);
    } else if (value instanceof List<?> list) {
      text.append('[');
      list.forEach(element -> append(text, element));
      text.append(']');
    } else if (value instanceof Optional<?> optional) {
      append(text, optional.map(Object.class::cast).orElse(""));
    } else if (value instanceof BigDecimal amount) {
      text.append(amount.stripTrailingZeros().toPlainString()).append('|');
    } else {
      text.append(value).append('|');
    }
  }

  private static void appendComponents(StringBuilder text, Record group) {
    text.append(group.getClass().getSimpleName()).append('(');
    for (RecordComponent component : COMPONENTS.get(group.getClass())) {
      if (!LEFT_OUT.contains(component.getName())) {
        append(text, read(component, group));
      }
    }
    text.append(')');
  }

  private static Object read(RecordComponent component, Record group) {
    try {
      return component.getAccessor().invoke(group);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("unreadable component " + component.getName(), e);
    }
  }
}
