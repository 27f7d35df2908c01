package org.estuaire.conformance.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.utilities.npm.NpmPackage;

/**
 * A published release of FR Core (Interop'Santé), as it is read from a folder of the installation.
 *
 * @param version of its own resources, for example 2.1.0
 * @param resources its profiles, extensions, value sets and code systems in JSON
 */
record FrCoreRelease(String version, List<String> resources) {

  private static final Set<String> TYPES = Set.of("StructureDefinition", "ValueSet", "CodeSystem");
  private static final Pattern OWN =
      Pattern.compile("\"url\"\\s*:\\s*\"https://hl7\\.fr/ig/fhir/core/");
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");

  /**
   * HL7's extensions are published apart since R5 and FR Core names that publication; the
   * extensions that it uses are in R4 under the same names.
   */
  private static final Pattern LATER_EXTENSION =
      Pattern.compile("(\"http://hl7\\.org/fhir/StructureDefinition/[^\"|]+)\\|5\\.[0-9.]+\"");

  FrCoreRelease {
    resources = List.copyOf(resources);
  }

  /**
   * The releases in a folder: packages as published ({@code .tgz}), and the JSON files of a guide's
   * site in the folder itself or in folders of their own. In the order of their versions.
   */
  static List<FrCoreRelease> in(Path folder) throws IOException {
    TreeMap<String, List<String>> releases = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 3)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        for (String json : resources(file)) {
          add(releases, json);
        }
      }
    }
    return releases.entrySet().stream()
        .map(release -> new FrCoreRelease(release.getKey(), release.getValue()))
        .toList();
  }

  private static void add(TreeMap<String, List<String>> releases, String json) {
    Matcher version = VERSION.matcher(json);
    if (OWN.matcher(json).find() && version.find()) {
      releases
          .computeIfAbsent(version.group(1), v -> new ArrayList<>())
          .add(LATER_EXTENSION.matcher(json).replaceAll("$1\""));
    }
  }

  private static List<String> resources(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".tgz")) {
      return ofPackage(file);
    }
    boolean wanted = name.endsWith(".json") && TYPES.contains(name.split("-", 2)[0]);
    return wanted ? List.of(Files.readString(file)) : List.of();
  }

  private static List<String> ofPackage(Path file) throws IOException {
    List<String> resources = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      NpmPackage published = NpmPackage.fromPackage(in);
      for (String name : published.listResources(TYPES)) {
        try (InputStream resource = published.load("package", name)) {
          resources.add(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return resources;
  }
}
