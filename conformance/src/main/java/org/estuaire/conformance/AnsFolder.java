package org.estuaire.conformance;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.ResourceResolver;
import net.sf.saxon.s9api.Processor;
import org.estuaire.standards.OfficialRemark;

/**
 * The rules that ANS publishes for CDA documents, as its repository {@code TestContenuCDA-3-0} lays
 * them out. Their licence is ANS's own, so they are not part of this program: whoever wants its
 * verdict fetches them and names the folder.
 */
final class AnsFolder {

  /** System property that names the folder. */
  static final String PROPERTY = "estuaire.ans";

  /** Environment variable that names it, where the property does not. */
  static final String VARIABLE = "ESTUAIRE_ANS";

  private static final Pattern VALUE_SET = Pattern.compile("file:.*/voc-[0-9.]+-DYNAMIC\\.xml");
  private static final Pattern NAMED_SET = Pattern.compile("value set '([0-9.]+)'");

  private final Path root;

  private AnsFolder(Path root) {
    this.root = root;
  }

  /** The folder that was named; empty where none was, or where it does not hold the rules. */
  static Optional<AnsFolder> named() {
    String named = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
    return named.isBlank() ? Optional.empty() : at(Path.of(named));
  }

  static Optional<AnsFolder> at(Path root) {
    AnsFolder folder = new AnsFolder(root);
    boolean whole = Files.isRegularFile(folder.schema()) && Files.isDirectory(folder.schematrons());
    return whole ? Optional.of(folder) : Optional.empty();
  }

  /** What tells people how to get the rules, in French. */
  static String whyAbsent() {
    return "les schématrons de l'ANS ne sont pas installés : récupérez le dépôt public"
        + " ansforge/TestContenuCDA-3-0 et indiquez son dossier dans "
        + VARIABLE;
  }

  /** Reads the rules, whose files name each other as on a system that is blind to case. */
  static Processor reader() {
    Processor saxon = new Processor(false);
    Configuration configuration = saxon.getUnderlyingConfiguration();
    ResourceResolver usual = configuration.getResourceResolver();
    configuration.setResourceResolver(
        request -> {
          String uri = String.valueOf(request.uri);
          if (isAbsent(uri)) {
            return new StreamSource(new StringReader("<valueSets/>"), uri);
          }
          Optional<Path> other = underOtherCase(uri);
          return other.isPresent()
              ? new StreamSource(other.get().toUri().toString())
              : usual.resolve(request);
        });
    return saxon;
  }

  /** Whether it is a value set that the rules name and the folder lacks. */
  private static boolean isAbsent(String uri) {
    return VALUE_SET.matcher(uri).matches() && !Files.exists(Path.of(URI.create(uri)));
  }

  /** Whether a remark is about a value set that the folder lacks, so that nobody can judge it. */
  boolean lacksValueSetOf(OfficialRemark remark) {
    Matcher named = NAMED_SET.matcher(remark.text());
    return named.find() && !Files.exists(valueSet(named.group(1)));
  }

  private Path valueSet(String oid) {
    return profile("structurationMinimale")
        .resolve("include")
        .resolve("voc-" + oid + "-DYNAMIC.xml");
  }

  /** The file that was meant, where the one that is named does not exist. */
  private static Optional<Path> underOtherCase(String uri) {
    if (!uri.startsWith("file:")) {
      return Optional.empty();
    }
    Path named = Path.of(URI.create(uri));
    Path folder = named.getParent();
    if (Files.exists(named) || folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    String name = named.getFileName().toString();
    try (Stream<Path> beside = Files.list(folder)) {
      return beside.filter(file -> file.getFileName().toString().equalsIgnoreCase(name)).findAny();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path schema() {
    return root.resolve("infrastructure").resolve("cda").resolve("CDA_extended.xsd");
  }

  private Path schematrons() {
    return root.resolve("schematrons");
  }

  /** Rules that hold for every document. */
  Path profile(String name) {
    return schematrons().resolve("profils").resolve(name);
  }

  /**
   * The rules of CR-BIO.
   *
   * @param version such as {@code 2024.01}
   */
  Path crBio(String version) {
    return schematrons().resolve("CI-SIS_BIO-CR-BIO_" + version + ".sch");
  }
}
