package org.estuaire.exchange;

/**
 * An accepted record whose person has been found: ready to load.
 *
 * @param deliveryId the delivery that it came in
 * @param place where it lies there
 * @param sourceIdentityId the identity of its source under which its rows are filed, {@link
 *     #NOBODY} for a record that states no person
 */
public record Filed<R>(
    long deliveryId, Place place, String partner, long sourceIdentityId, R record) {

  /** Another record in its place. */
  public Filed<R> with(R other) {
    return new Filed<>(deliveryId, place, partner, sourceIdentityId, other);
  }

  /** Stands for the source identity of a record that states nobody. */
  public static final long NOBODY = 0;
}
