package org.estuaire.config;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;

/**
 * The whole configuration, valid: {@code config/estuaire.yaml} and {@code config/partners/*.yaml}.
 *
 * @param folder where it was read from; relative paths in it are resolved against this folder
 * @param territory name of the region or territory, printed on reports
 */
public record Configuration(
    Path folder,
    Environment environment,
    String territory,
    ZoneId zone,
    Sftp sftp,
    Optional<Mllp> mllp,
    Schedule schedule,
    Loading loading,
    Limits limits,
    Metrics metrics,
    Disk disk,
    List<Partner> partners) {

  public record Sftp(String address, int port) {}

  /**
   * The listener for HL7 messages.
   *
   * @param connections most that are open at once; a further one is refused
   * @param connectionsEach most of one address, and of one partner
   * @param messageBytes longest message that is taken
   * @param pace how fast one address may send
   */
  public record Mllp(
      String address,
      int port,
      int connections,
      int connectionsEach,
      int messageBytes,
      Pace pace,
      Optional<Tls> tls) {}

  /**
   * What one address may send in a second, on average; whoever is faster is read later.
   *
   * @param messages most messages
   * @param bytes most bytes
   */
  public record Pace(int messages, int bytes) {}

  /**
   * Encryption of the MLLP listener.
   *
   * @param certificate its certificate, followed by those of its authorities, PEM
   * @param key its private key, PKCS #8 in PEM without password; for the service account only
   * @param clientAuthorities who may have signed the senders' certificates, PEM; empty when senders
   *     show none
   */
  public record Tls(Path certificate, Path key, Optional<Path> clientAuthorities) {}

  /**
   * @param nightlyAt hour of the nightly run, in the configuration's zone
   */
  public record Schedule(LocalTime nightlyAt) {}

  /**
   * @param chunkRecords records in one transaction
   * @param threads threads that decode and normalise
   */
  public record Loading(int chunkRecords, int threads) {}

  /**
   * @param rejects records of one delivery in quarantine with which its reading ends
   */
  public record Limits(int rejects) {}

  public record Metrics(String address, int port) {}

  /**
   * @param keptFreeBytes space that what partners send never takes: the night needs it
   */
  public record Disk(long keptFreeBytes) {}

  public Configuration {
    partners = List.copyOf(partners);
  }

  public Optional<Partner> partner(String code) {
    return partners.stream().filter(p -> p.code().equals(code)).findFirst();
  }

  /** The same installation without those who are sent results. */
  public Configuration sendingNothing() {
    return new Configuration(
        folder,
        environment,
        territory,
        zone,
        sftp,
        mllp,
        schedule,
        loading,
        limits,
        metrics,
        disk,
        partners.stream().filter(partner -> partner.results().isEmpty()).toList());
  }
}
