package org.estuaire.exchange.landing;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.estuaire.exchange.Seal;
import org.estuaire.installation.FolderFailure.Role;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.installation.SecretFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key of this installation's health data at rest: one Tink keyset for whole deliveries
 * (AES256_GCM_HKDF_4KB), one for small pieces such as rejected records (AES256_GCM). Its text form
 * is a JSON object with the members {@code deliveries} and {@code pieces}, each a Tink keyset; a
 * keyset may hold retired keys beside the primary one.
 */
public final class LandingKey {

  /** Environment variable that holds the key itself. */
  public static final String VARIABLE = "ESTUAIRE_LANDING_KEY";

  /** Environment variable that holds the path of the key's file. */
  public static final String FILE_VARIABLE = "ESTUAIRE_LANDING_KEY_FILE";

  private static final String DELIVERIES = "deliveries";
  private static final String PIECES = "pieces";
  private static final int DERIVED_BYTES = 32;
  private static final JsonMapper JSON = new JsonMapper();

  static {
    try {
      StreamingAeadConfig.register();
      AeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final KeysetHandle deliveries;
  private final KeysetHandle pieces;

  private LandingKey(KeysetHandle deliveries, KeysetHandle pieces) {
    this.deliveries = deliveries;
    this.pieces = pieces;
  }

  /**
   * The key that the environment names; without one, that of the embedded default, made on first
   * use.
   *
   * @throws InstallationMistake when the key's file is missing, damaged or open to other accounts
   */
  public static LandingKey open(Map<String, String> environment, Path embeddedDefault)
      throws IOException {
    String text = environment.getOrDefault(VARIABLE, "");
    if (!text.isBlank()) {
      return parse(text, Path.of(VARIABLE));
    }
    String named = environment.getOrDefault(FILE_VARIABLE, "");
    Path file = named.isBlank() ? embeddedDefault : Path.of(named);
    byte[] content =
        named.isBlank()
            ? Role.KEYS.in(
                requireNonNull(file.getParent()),
                () -> new SecretFile(file).readOrCreate(() -> generate().secretBytes()))
            : new SecretFile(file).read();
    return parse(new String(content, StandardCharsets.UTF_8), file);
  }

  private static LandingKey parse(String text, Path place) throws InstallationMistake {
    try {
      return parse(text);
    } catch (IOException e) {
      throw new InstallationMistake(place, InstallationCode.NO_LANDING_KEY);
    }
  }

  /**
   * The key of {@link #open}, for commands that only look.
   *
   * @return empty where there is none yet
   */
  public static Optional<LandingKey> existing(Map<String, String> environment, Path embeddedDefault)
      throws IOException {
    boolean named =
        !environment.getOrDefault(VARIABLE, "").isBlank()
            || !environment.getOrDefault(FILE_VARIABLE, "").isBlank();
    return named || Files.exists(embeddedDefault)
        ? Optional.of(open(environment, embeddedDefault))
        : Optional.empty();
  }

  /**
   * A new key. Segments of 4 KB, not of 1 MB: the JVM's fast AES-GCM is only used by compiled
   * callers, and a few large segments never get compiled (measured: 5 times slower).
   */
  public static LandingKey generate() {
    return new LandingKey(
        generate(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB),
        generate(PredefinedAeadParameters.AES256_GCM));
  }

  /**
   * @throws IOException when the text is no landing key; never quotes it
   */
  public static LandingKey parse(String json) throws IOException {
    try {
      JsonNode root = JSON.readTree(json);
      return new LandingKey(keyset(root.path(DELIVERIES)), keyset(root.path(PIECES)));
    } catch (JacksonException | GeneralSecurityException e) {
      throw new IOException(
          "the landing key is no JSON object with the Tink keysets deliveries and pieces");
    }
  }

  /** The key itself, to be kept in a safe place; never logged. */
  public String secretText() {
    try {
      ObjectNode root = JSON.createObjectNode();
      root.set(DELIVERIES, tree(deliveries));
      root.set(PIECES, tree(pieces));
      return JSON.writeValueAsString(root);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * For rejected records, quoted values and what is sent to practices.
   *
   * @param repository whose rows they are: in another one they do not open
   */
  public Seal seal(UUID repository) {
    return new AeadSeal(pieces(), repository);
  }

  Aead pieces() {
    return primitive(pieces, Aead.class);
  }

  /**
   * A further key of this installation, derived (HKDF-SHA-256, RFC 5869) from the oldest key for
   * small pieces: so there is one key to keep, and a new primary key changes nothing of it.
   *
   * @param use what it is for; another use gives another key
   * @return 32 bytes
   * @throws IOException when the oldest key for pieces is no AES-GCM key
   */
  @AccessesPartialKey
  public byte[] derive(String use) throws IOException {
    if (!(pieces.getAt(0).getKey() instanceof AesGcmKey oldest)) {
      throw new IOException("the first key of the keyset pieces is no AES-GCM key");
    }
    try {
      return Hkdf.computeHkdf(
          "HMACSHA256",
          oldest.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()),
          new byte[0],
          ("estuaire " + use).getBytes(StandardCharsets.UTF_8),
          DERIVED_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  StreamingAead streams() {
    return primitive(deliveries, StreamingAead.class);
  }

  private byte[] secretBytes() {
    return secretText().getBytes(StandardCharsets.UTF_8);
  }

  private static KeysetHandle generate(Parameters parameters) {
    try {
      return KeysetHandle.generateNew(parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeysetHandle keyset(JsonNode tree) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(tree.toString(), InsecureSecretKeyAccess.get());
  }

  private static JsonNode tree(KeysetHandle keyset) throws GeneralSecurityException {
    return JSON.readTree(
        TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
  }

  private static <P> P primitive(KeysetHandle keyset, Class<P> kind) {
    try {
      return keyset.getPrimitive(RegistryConfiguration.get(), kind);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "LandingKey";
  }
}
