package org.estuaire.conformance.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.standards.OfficialRemark;
import org.estuaire.standards.OfficialRules;
import org.estuaire.standards.OfficialVerdict;

/**
 * FR Core, in each release that a folder of the installation holds, as HL7's validator applies it:
 * what it says beyond R4. The releases are Interop'Santé's and are not shipped.
 */
public final class FrCoreRules implements OfficialRules {

  /** System property that names the folder. */
  private static final String PROPERTY = "estuaire.frcore";

  /** Environment variable that names it, where the property does not. */
  private static final String VARIABLE = "ESTUAIRE_FRCORE";

  private static final String NAME = "FR Core";

  private record Release(String version, FhirValidator validator) {}

  private final Optional<Path> folder;
  private Optional<List<Release>> read = Optional.empty();

  /** From the folder that the system property or the environment names. */
  public FrCoreRules() {
    this(named());
  }

  FrCoreRules(Optional<Path> folder) {
    this.folder = folder;
  }

  private static Optional<Path> named() {
    String named = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
    return named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
  }

  @Override
  public boolean govern(String format) {
    return new FhirRules().govern(format);
  }

  @Override
  public OfficialVerdict judge(byte[] file) {
    if (folder.isEmpty()) {
      return notApplied(
          "les profils FR Core ne sont pas installés : déposez les paquets publiés par"
              + " Interop'Santé (hl7.fhir.fr.core, .tgz) dans un dossier et indiquez-le dans "
              + VARIABLE);
    }
    Path from = folder.get();
    if (!Files.isDirectory(from)) {
      return notApplied("le dossier indiqué par " + VARIABLE + " n'existe pas : " + from);
    }
    try {
      List<Release> releases = releases(from);
      return releases.isEmpty()
          ? notApplied("aucune version de FR Core dans le dossier " + from)
          : judged(file, releases);
    } catch (IOException e) {
      return notApplied("le dossier indiqué par " + VARIABLE + " ne peut pas être lu : " + from);
    }
  }

  private static OfficialVerdict notApplied(String reason) {
    return new OfficialVerdict.NotApplied(NAME, reason);
  }

  private static OfficialVerdict judged(byte[] file, List<Release> releases) {
    Set<OfficialRemark> ofR4 = new HashSet<>(FhirRules.validator().remarks(file));
    List<OfficialRemark> remarks = new ArrayList<>();
    for (Release release : releases) {
      release.validator().remarks(file).stream()
          .filter(remark -> !ofR4.contains(remark))
          .map(remark -> inRelease(release, remark))
          .forEach(remarks::add);
    }
    String rules =
        releases.stream().map(Release::version).collect(Collectors.joining(", ", NAME + " ", ""));
    return new OfficialVerdict.Judged(rules, remarks);
  }

  private static OfficialRemark inRelease(Release release, OfficialRemark remark) {
    return new OfficialRemark(
        remark.error(),
        remark.place(),
        remark.rule(),
        NAME + " " + release.version() + ": " + remark.text());
  }

  private synchronized List<Release> releases(Path from) throws IOException {
    if (read.isEmpty()) {
      List<Release> releases = new ArrayList<>();
      for (FrCoreRelease release : FrCoreRelease.in(from)) {
        Definitions definitions = Definitions.with(release);
        releases.add(new Release(release.version(), new FhirValidator(definitions)));
      }
      read = Optional.of(List.copyOf(releases));
    }
    return read.get();
  }
}
