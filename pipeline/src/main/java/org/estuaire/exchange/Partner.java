package org.estuaire.exchange;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An organisation that sends or receives, as its file under {@code config/partners/} describes it.
 *
 * @param code short name, {@code [a-z0-9-]}: also the name of its SFTP home
 * @param name as printed on receipts
 * @param lanes what it is allowed to send
 * @param language of its receipts
 * @param identityDomain the domain (OID or code) whose local identifiers it sends
 * @param facilities FINESS numbers for which a hospital may send invoices; council number for a
 *     council
 * @param mappings mapping files of its CSV deliveries, one for each record type
 * @param terminology table from its local codes to LOINC
 * @param results what it wants to be sent; empty for one that only sends
 * @param charset its encoding where the format does not say; empty to detect
 * @param zone where its clocks stand: a time without an offset is read, and written for it, in this
 *     zone
 * @param absentMasks what it means that a message says nothing of who may see its document
 * @param letterhead of a laboratory, for what is written from its reports
 * @param severities how grave broken rules are, where that was agreed
 * @param fullFiles which of its files hold all that is open there
 * @param codesAsked when it is asked what its codes without LOINC mean
 */
public record Partner(
    String code,
    String name,
    Kind kind,
    Set<LaneName> lanes,
    Language language,
    String identityDomain,
    List<String> facilities,
    List<MappingFile> mappings,
    Optional<Path> terminology,
    Optional<Charset> charset,
    ZoneId zone,
    Access access,
    Completion completion,
    Optional<Cadence> cadence,
    Limits limits,
    Optional<ResultsWanted> results,
    AbsentMasks absentMasks,
    Letterhead letterhead,
    AgreedSeverities severities,
    FullFiles fullFiles,
    CodesAsked codesAsked) {

  /** When a laboratory is asked what its codes without LOINC mean. */
  public enum CodesAsked {
    /** When somebody here does it. */
    ON_COMMAND,
    /** By the night, at most once a month, where other codes are missing than last time. */
    MONTHLY
  }

  /** What it means that a message which has to say who may see a document does not. */
  public enum AbsentMasks {
    /** Nobody knows: the document is treated as masked until a message says it. */
    HOLD,
    /** The sender never masks anything: the document is not masked. */
    NO
  }

  /** Where an installation stands that does not say otherwise. */
  public static final ZoneId METROPOLITAN_FRANCE = ZoneId.of("Europe/Paris");

  /** A partner that has to say who may see its documents where its profile demands it. */
  public Partner(
      String code,
      String name,
      Kind kind,
      Set<LaneName> lanes,
      Language language,
      String identityDomain,
      List<String> facilities,
      List<MappingFile> mappings,
      Optional<Path> terminology,
      Optional<Charset> charset,
      ZoneId zone,
      Access access,
      Completion completion,
      Optional<Cadence> cadence,
      Limits limits,
      Optional<ResultsWanted> results) {
    this(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        facilities,
        mappings,
        terminology,
        charset,
        zone,
        access,
        completion,
        cadence,
        limits,
        results,
        AbsentMasks.HOLD,
        Letterhead.UNKNOWN,
        AgreedSeverities.NONE,
        FullFiles.NONE,
        CodesAsked.ON_COMMAND);
  }

  /**
   * A mapping file.
   *
   * @param recordType what the partner's file says that it maps; empty where the mapping file alone
   *     says it
   * @param line where the partner's file names it, and {@code column}
   */
  public record MappingFile(Optional<String> recordType, Path file, int line, int column) {}

  /** What kind of organisation; decides nothing but words on reports. */
  public enum Kind {
    LABORATORY,
    COUNCIL,
    HOSPITAL,
    IDENTITY_DOMAIN,
    PRACTICE
  }

  /**
   * Ways in.
   *
   * @param sshKeys public keys in OpenSSH form that may open the partner's SFTP home
   * @param folder a folder to watch besides SFTP
   * @param mllp how its HL7 messages are known on the MLLP listener
   * @param pull its own SFTP server, from which deliveries are fetched
   * @param mail the mailbox that is kept for it
   */
  public record Access(
      List<String> sshKeys,
      Optional<Path> folder,
      Optional<MllpAccess> mllp,
      Optional<PullAccess> pull,
      Optional<MailAccess> mail) {

    /** The drop only. */
    public Access(List<String> sshKeys, Optional<Path> folder) {
      this(sshKeys, folder, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Access withMllp(MllpAccess messages) {
      return new Access(sshKeys, folder, Optional.of(messages), pull, mail);
    }

    public Access withPull(PullAccess server) {
      return new Access(sshKeys, folder, mllp, Optional.of(server), mail);
    }

    public Access withMail(MailAccess mailbox) {
      return new Access(sshKeys, folder, mllp, pull, Optional.of(mailbox));
    }
  }

  /** When a dropped file is whole. */
  public sealed interface Completion {
    /**
     * The sender uploads under a temporary name ({@code .tmp}, {@code .part}, {@code .filepart})
     * and renames.
     */
    record Rename() implements Completion {}

    /**
     * The sender drops an empty file of the same name and this suffix afterwards, for example
     * {@code .ok}.
     */
    record Marker(String suffix) implements Completion {}

    /** Size and date have not changed for this long. */
    record StableSize(Duration quiet) implements Completion {}
  }

  /**
   * How often a delivery is expected; a later one raises a warning.
   *
   * @param every for example one day
   * @param by hour of the day until which it may come, in the partner's zone
   */
  public record Cadence(Duration every, LocalTime by) {}

  /**
   * Bounds for hostile or broken input.
   *
   * @param share what may wait here at once
   */
  public record Limits(long deliveryBytes, int recordBytes, Share share) {
    /** 2 GB streamed, records of 8 MB: documents carry PDF and images inside. */
    public static final Limits DEFAULT = new Limits(2L << 30, 8 << 20);

    /** With the usual share, or that of one delivery where deliveries may be larger. */
    public Limits(long deliveryBytes, int recordBytes) {
      this(deliveryBytes, recordBytes, Share.DEFAULT.atLeast(deliveryBytes));
    }
  }

  /**
   * What one partner may have lying here that is not loaded yet, so that none takes the disk of all
   * the others.
   *
   * @param bytes in its depot, on their way into it, and landed
   * @param files likewise
   */
  public record Share(long bytes, int files) {
    /** Ten of the largest deliveries; a message for each of the results of a large laboratory. */
    public static final Share DEFAULT = new Share(20L << 30, 200_000);

    public Share atLeast(long delivery) {
      return new Share(Math.max(bytes, delivery), files);
    }
  }

  /**
   * Whether it is told who its identities are elsewhere. A laboratory that states who its patients
   * are beside its results is not: whether a council or a hospital knows them is not its business.
   */
  public boolean isIdentityServer() {
    return lanes.contains(LaneName.IDENTITY) && kind != Kind.LABORATORY;
  }

  /** A partner with everything at its default; the way tests and tools make one. */
  public static Partner named(String code, Kind kind, LaneName... lanes) {
    return new Partner(
        code,
        code,
        kind,
        Set.of(lanes),
        Language.FR,
        code,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        METROPOLITAN_FRANCE,
        new Access(List.of(), Optional.empty()),
        new Completion.Rename(),
        Optional.empty(),
        Limits.DEFAULT,
        Optional.empty(),
        AbsentMasks.HOLD,
        Letterhead.UNKNOWN,
        AgreedSeverities.NONE,
        FullFiles.NONE,
        CodesAsked.ON_COMMAND);
  }

  public Partner withIdentityDomain(String domain) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        domain,
        facilities,
        mappings,
        terminology,
        charset,
        zone,
        access,
        completion,
        cadence,
        limits,
        results,
        absentMasks,
        letterhead,
        severities,
        fullFiles,
        codesAsked);
  }

  public Partner withZone(ZoneId other) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        facilities,
        mappings,
        terminology,
        charset,
        other,
        access,
        completion,
        cadence,
        limits,
        results,
        absentMasks,
        letterhead,
        severities,
        fullFiles,
        codesAsked);
  }

  public Partner withFacilities(List<String> numbers) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        List.copyOf(numbers),
        mappings,
        terminology,
        charset,
        zone,
        access,
        completion,
        cadence,
        limits,
        results,
        absentMasks,
        letterhead,
        severities,
        fullFiles,
        codesAsked);
  }

  public Partner withAccess(Access ways) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        facilities,
        mappings,
        terminology,
        charset,
        zone,
        ways,
        completion,
        cadence,
        limits,
        results,
        absentMasks,
        letterhead,
        severities,
        fullFiles,
        codesAsked);
  }

  public Partner withCompletion(Completion rule) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        facilities,
        mappings,
        terminology,
        charset,
        zone,
        access,
        rule,
        cadence,
        limits,
        results,
        absentMasks,
        letterhead,
        severities,
        fullFiles,
        codesAsked);
  }

  public Partner withLimits(Limits bounds) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        facilities,
        mappings,
        terminology,
        charset,
        zone,
        access,
        completion,
        cadence,
        bounds,
        results,
        absentMasks,
        letterhead,
        severities,
        fullFiles,
        codesAsked);
  }

  public Partner withAbsentMasks(AbsentMasks meaning) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        facilities,
        mappings,
        terminology,
        charset,
        zone,
        access,
        completion,
        cadence,
        limits,
        results,
        meaning,
        letterhead,
        severities,
        fullFiles,
        codesAsked);
  }

  public Partner withSeverities(AgreedSeverities agreed) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        facilities,
        mappings,
        terminology,
        charset,
        zone,
        access,
        completion,
        cadence,
        limits,
        results,
        absentMasks,
        letterhead,
        agreed,
        fullFiles,
        codesAsked);
  }

  /** The same, of whom other files hold all that is open. */
  public Partner withFullFiles(FullFiles full) {
    return new Partner(
        code,
        name,
        kind,
        lanes,
        language,
        identityDomain,
        facilities,
        mappings,
        terminology,
        charset,
        zone,
        access,
        completion,
        cadence,
        limits,
        results,
        absentMasks,
        letterhead,
        severities,
        full,
        codesAsked);
  }
}
