package org.estuaire.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.MailAccess.Encryption;
import org.estuaire.exchange.MailAccess.MailServer;
import org.estuaire.exchange.MllpAccess;
import org.estuaire.exchange.Partner.Limits;
import org.estuaire.exchange.PullAccess;
import org.estuaire.exchange.PullAccess.After;
import org.estuaire.exchange.PullAccess.Credential;
import org.estuaire.exchange.ServerAccess;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Section;
import org.estuaire.yaml.Setting;
import org.estuaire.yaml.YamlFinding;

/** Reads the sections about connections other than the drop: MLLP, and servers to fetch from. */
final class ConnectionReader {

  private static final int MLLP_PORT = 2575;
  private static final int SSH_PORT = 22;
  private static final int SMTPS_PORT = 465;
  private static final int SUBMISSION_PORT = 587;
  private static final int IMAPS_PORT = 993;
  private static final int IMAP_PORT = 143;
  private static final int CONNECTIONS = 100;
  private static final int CONNECTIONS_EACH = 20;
  private static final int MESSAGES_PER_SECOND = 100;
  private static final int BYTES_PER_SECOND = 8 << 20;
  private static final Duration EVERY = Duration.ofMinutes(15);

  private static final Form<Integer> PORT = Forms.number(1, 65_535);
  private static final Form<Long> MESSAGE_SIZE = Forms.size("1KB", "64MB");

  private static final Form<Long> PACE = Forms.size("1KB", "1GB");

  /** MSH-3 and MSH-4 as they stand in the message. */
  private static final Pattern SENDER_SHAPE =
      Pattern.compile("[!-{}-~][ -{}-~]{0,226}\\|[ -{}-~]{0,227}");

  private static final Form<String> SENDER =
      Forms.of(ConnectionCode.BAD_SENDER, text -> SENDER_SHAPE.matcher(text).matches());
  private static final Form<String> NETWORK = Forms.of(ConnectionCode.BAD_NETWORK, Network::isOne);

  private static final Pattern FINGERPRINT_SHAPE =
      Pattern.compile("[0-9A-Fa-f]{64}|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}");
  private static final Form<String> FINGERPRINT =
      Forms.of(ConnectionCode.BAD_FINGERPRINT, text -> FINGERPRINT_SHAPE.matcher(text).matches());

  private static final Pattern VARIABLE_SHAPE = Pattern.compile("[A-Z_][A-Z0-9_]{0,63}");
  private static final Form<String> VARIABLE =
      Forms.of(ConnectionCode.BAD_VARIABLE, text -> VARIABLE_SHAPE.matcher(text).matches());

  /** An address without a name, a comment or quotes: nothing that could end a header. */
  private static final Pattern MAIL_ADDRESS_SHAPE =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,8}");

  private static final Form<String> MAIL_ADDRESS =
      Forms.of(ConnectionCode.BAD_MAIL_ADDRESS, text -> MAIL_ADDRESS_SHAPE.matcher(text).matches());

  private static final Pattern NAME_PATTERN_SHAPE = Pattern.compile("[^/\\\\]{1,100}");
  private static final Form<String> NAME_PATTERN =
      Forms.of(ConnectionCode.BAD_PATTERN, text -> NAME_PATTERN_SHAPE.matcher(text).matches());

  private final Path folder;

  /**
   * @param folder the configuration folder, where relative paths begin
   */
  ConnectionReader(Path folder) {
    this.folder = folder;
  }

  /** The section {@code mllp} of the installation. */
  Optional<Configuration.Mllp> listener(Section section) {
    Configuration.Mllp listener =
        new Configuration.Mllp(
            section.optional("address", Forms.ADDRESS).orElse("127.0.0.1"),
            section.optional("port", PORT).orElse(MLLP_PORT),
            section.optional("connections", Forms.number(1, 10_000)).orElse(CONNECTIONS),
            section.optional("connections-each", Forms.number(1, 10_000)).orElse(CONNECTIONS_EACH),
            section
                .optional("message", MESSAGE_SIZE)
                .map(Math::toIntExact)
                .orElse(Limits.DEFAULT.recordBytes()),
            new Configuration.Pace(
                section
                    .optional("messages-per-second", Forms.number(1, 100_000))
                    .orElse(MESSAGES_PER_SECOND),
                section
                    .optional("bytes-per-second", PACE)
                    .map(Math::toIntExact)
                    .orElse(BYTES_PER_SECOND)),
            section.section("tls").flatMap(this::tls));
    section.refuseOtherKeys();
    return Optional.of(listener);
  }

  private Optional<Configuration.Tls> tls(Section section) {
    Optional<Path> certificate = section.required("certificate", Forms.fileIn(folder));
    Optional<Path> key = section.required("key", file());
    Optional<Path> authorities = section.optional("client-authorities", Forms.fileIn(folder));
    section.refuseOtherKeys();
    return certificate.flatMap(c -> key.map(k -> new Configuration.Tls(c, k, authorities)));
  }

  /** The section {@code mllp} of a partner. */
  MllpAccess sender(Section section) {
    List<String> networks = values(section.list("networks", NETWORK));
    List<String> certificates =
        values(section.list("certificates", FINGERPRINT)).stream()
            .map(text -> text.replace(":", "").toLowerCase(Locale.ROOT))
            .toList();
    List<String> senders = values(section.requiredList("senders", SENDER));
    if (!section.has("networks") && !section.has("certificates")) {
      section.refuse("senders", ConnectionCode.NO_PROOF);
    }
    section.refuseOtherKeys();
    return new MllpAccess(senders, networks, certificates);
  }

  /** The section {@code pull} of a partner. */
  Optional<PullAccess> server(Section section) {
    Optional<ServerAccess> server = login(section);
    String pattern = section.optional("pattern", NAME_PATTERN).orElse("*");
    Optional<After> after = section.required("after", Forms.oneOf(After.class));
    Duration every = section.optional("every", Forms.DURATION).orElse(EVERY);
    section.refuseOtherKeys();
    return server.flatMap(
        at ->
            after.map(
                then ->
                    new PullAccess(
                        at.host(),
                        at.port(),
                        at.user(),
                        at.credential(),
                        at.knownHosts(),
                        at.directory(),
                        pattern,
                        then,
                        every)));
  }

  /** The section {@code mail} of a partner. */
  Optional<MailAccess> mailbox(Section section) {
    Optional<String> address = section.required("address", MAIL_ADDRESS);
    Optional<String> password = section.required("password-env", VARIABLE);
    List<String> recipients = values(section.list("recipients", MAIL_ADDRESS));
    List<String> senders = values(section.list("senders", MAIL_ADDRESS));
    Optional<MailServer> out =
        section.section("smtp").flatMap(server -> mailServer(server, SMTPS_PORT, SUBMISSION_PORT));
    Optional<MailServer> in =
        section.section("imap").flatMap(server -> mailServer(server, IMAPS_PORT, IMAP_PORT));
    if (!section.has("smtp") && !section.has("imap")
        || !recipients.isEmpty() && !section.has("smtp")) {
      section.refuse("address", ConnectionCode.MAIL_WITHOUT_SERVER);
    }
    Optional<String> user = section.optional("user", Forms.TEXT);
    Optional<Path> authorities = section.optional("authorities", Forms.fileIn(folder));
    After after = section.optional("after", Forms.oneOf(After.class)).orElse(After.MOVE);
    if (after == After.KEEP) {
      section.refuse("after", ConnectionCode.MAIL_NOT_PUT_AWAY);
    }
    boolean acknowledges = section.optional("acknowledge", Forms.YES_OR_NO).orElse(false);
    List<String> receiptsTo = values(section.list("receipts-to", MAIL_ADDRESS));
    if ((acknowledges || !receiptsTo.isEmpty()) && !section.has("smtp")) {
      section.refuse(
          acknowledges ? "acknowledge" : "receipts-to", ConnectionCode.MAIL_WITHOUT_ANSWERS);
    }
    Duration every = section.optional("every", Forms.DURATION).orElse(EVERY);
    section.refuseOtherKeys();
    return address.flatMap(
        own ->
            password.map(
                variable ->
                    new MailAccess(
                        own,
                        user.orElse(own),
                        variable,
                        authorities,
                        out,
                        in,
                        recipients,
                        senders.isEmpty() ? recipients : senders,
                        after == After.DELETE,
                        acknowledges,
                        receiptsTo,
                        every)));
  }

  private static Optional<MailServer> mailServer(Section section, int tlsPort, int startTlsPort) {
    Optional<String> host = section.required("host", Forms.ADDRESS);
    Encryption encryption =
        section.optional("encryption", Forms.oneOf(Encryption.class)).orElse(Encryption.TLS);
    int usual = encryption == Encryption.TLS ? tlsPort : startTlsPort;
    int port = section.optional("port", PORT).orElse(usual);
    section.refuseOtherKeys();
    return host.map(name -> new MailServer(name, port, encryption));
  }

  /** The section {@code push} of what a practice wants. */
  Optional<ServerAccess> outbox(Section section) {
    Optional<ServerAccess> server = login(section);
    section.refuseOtherKeys();
    return server;
  }

  private Optional<ServerAccess> login(Section section) {
    Optional<String> host = section.required("host", Forms.ADDRESS);
    int port = section.optional("port", PORT).orElse(SSH_PORT);
    Optional<String> user = section.required("user", Forms.TEXT);
    Optional<Credential> credential = credential(section);
    Optional<Path> hosts = section.required("known-hosts", Forms.fileIn(folder));
    String directory = section.optional("directory", Forms.TEXT).orElse(".");
    if (host.isEmpty() || user.isEmpty() || credential.isEmpty() || hosts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServerAccess(host.get(), port, user.get(), credential.get(), hosts.get(), directory));
  }

  private Optional<Credential> credential(Section section) {
    Optional<Credential> key = section.optional("key-file", file()).map(Credential.KeyFile::new);
    Optional<Credential> password =
        section.optional("password-env", VARIABLE).map(Credential.PasswordVariable::new);
    if (section.has("key-file") == section.has("password-env")) {
      section.refuse(
          section.has("key-file") ? "password-env" : "user", ConnectionCode.ONE_CREDENTIAL);
    }
    return key.or(() -> password);
  }

  /** Secrets lie wherever the operator keeps them, best not in the configuration folder. */
  private Form<Path> file() {
    return (text, refusal) -> {
      try {
        return Optional.of(folder.resolve(text).normalize());
      } catch (InvalidPathException e) {
        refusal.because(YamlFinding.PATH_OUTSIDE, Forms.withValue(text));
        return Optional.empty();
      }
    };
  }

  private static List<String> values(List<Setting<String>> settings) {
    return settings.stream().map(Setting::value).toList();
  }
}
