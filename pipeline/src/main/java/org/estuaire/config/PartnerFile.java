package org.estuaire.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.Form;
import org.estuaire.yaml.Forms;
import org.estuaire.yaml.Mistakes;

/**
 * Adds a partner: writes its commented file, never over another, and reads it again to prove that
 * it is valid.
 */
public final class PartnerFile {

  /** What came of it. */
  public sealed interface Outcome {
    record Added(Path file) implements Outcome {}

    /** Nothing was left on the disk. */
    record Refused(List<ConfigurationMistake> mistakes) implements Outcome {}
  }

  private final Path folder;
  private final ConfigurationReader reader;

  /**
   * @param folder the configuration folder
   */
  public PartnerFile(Path folder, ConfigurationReader reader) {
    this.folder = folder;
    this.reader = reader;
  }

  public Outcome add(NewPartner partner) {
    Mistakes mistakes = new Mistakes();
    Path partners = folder.resolve(ConfigurationReader.PARTNERS);
    Form.Refusal refusal =
        (code, more) -> mistakes.add(Spot.whole(partners), code, "code", more[0]);
    // Before it becomes part of a path.
    Optional<String> code = Forms.CODE.read(partner.code(), refusal);
    String text = text(partner, keys(partner.sshKeyFiles(), mistakes));
    if (code.isPresent() && mistakes.none()) {
      return write(partners.resolve(code.get() + ".yaml"), text);
    }
    return new Outcome.Refused(mistakes.sorted());
  }

  private Outcome write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      return refused(file, ConfigurationCode.PARTNER_EXISTS);
    } catch (IOException e) {
      return refused(file, ConfigurationCode.UNWRITABLE);
    }
    List<ConfigurationMistake> mistakes =
        reader.read(folder).allMistakes().stream().filter(m -> m.file().equals(file)).toList();
    return mistakes.isEmpty() ? new Outcome.Added(file) : withdraw(file, mistakes);
  }

  private static Outcome withdraw(Path file, List<ConfigurationMistake> mistakes) {
    try {
      Files.delete(file);
      return new Outcome.Refused(mistakes);
    } catch (IOException e) {
      return refused(file, ConfigurationCode.UNWRITABLE);
    }
  }

  private static Outcome refused(Path file, ConfigurationCode code) {
    String name = file.getFileName().toString().replace(".yaml", "");
    return new Outcome.Refused(List.of(ConfigurationMistake.at(Spot.whole(file), code, name)));
  }

  private static List<String> keys(List<Path> files, Mistakes mistakes) {
    List<String> keys = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = SshKeyFile.read(file, mistakes);
      keys.addAll(lines);
    }
    return keys;
  }

  private static String text(NewPartner partner, List<String> keys) {
    return """
        # %s
        # Every key is explained in the operator guide; "estuaire check" finds mistakes.
        # Secrets never go here: the keys below are public.

        # Short name: also the name of this file and of the SFTP account.
        code: %s
        # As printed on receipts.
        name: %s
        # laboratory | council | hospital | identity-domain | practice
        kind: %s
        # What it may send: lab, social, identity, billing.
        %s
        # Language of its receipts: fr | en
        language: fr
        # OID (or code) of the domain whose local identifiers it sends.
        identity-domain: %s
        # FINESS numbers of a hospital, département of a council.
        %s
        # Mapping of its CSV columns, from the configuration folder.
        %s
        # Its local codes and their LOINC codes, from the configuration folder.
        %s
        # Public keys that open its SFTP home.
        ssh-keys: %s
        # When a dropped file is whole: rename | {marker: .ok} | {stable-size: 30s}
        completion: rename
        # How often it sends, so that a delay is noticed.
        # cadence: {every: P1D, by: "06:00"}
        %s"""
        .formatted(
            partner.name().replaceAll("\\R|\\p{Cntrl}", " "),
            quoted(partner.code()),
            quoted(partner.name()),
            quoted(partner.kind()),
            line("lanes", partner.lanes().isEmpty(), list(partner.lanes())),
            quoted(partner.identityDomain().isEmpty() ? partner.code() : partner.identityDomain()),
            line("facilities", partner.facilities().isEmpty(), list(partner.facilities())),
            line("mapping", partner.mapping().isEmpty(), quoted(partner.mapping().orElse("…"))),
            line(
                "terminology",
                partner.terminology().isEmpty(),
                quoted(partner.terminology().orElse("…"))),
            list(keys),
            partner.results().map(PartnerFile::results).orElse(""));
  }

  private static String results(NewPartner.Results results) {
    return """
        # What it is sent: hprim-medecins | hprim-sante | hl7v2-oru | cda-cr-bio | fhir-r4-lab
        results:
          format: %s
          # RPPS or FINESS under which it is named in what is sent.
          %s
          # RPPS of those whose orders it gets.
          prescribers: %s
          # The results of the patients on its list and in its care circles (estuaire circle import).
          followed-patients: %s
        """
        .formatted(
            quoted(results.format()),
            line("identifier", results.identifier().isEmpty(), quoted(results.identifier())),
            list(results.prescribers()),
            results.followedPatients());
  }

  /** A key that is not used stands there as a comment, ready to be filled. */
  private static String line(String key, boolean unused, String value) {
    return (unused ? "# " : "") + key + ": " + value;
  }

  private static String list(List<String> values) {
    return values.stream().map(PartnerFile::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Double-quoted YAML; what can't stand between quotes is refused on reading. */
  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
