package org.estuaire.conformance.fhir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.convertors.loaders.loaderR5.NullLoaderKnowledgeProviderR5;
import org.hl7.fhir.convertors.loaders.loaderR5.R4ToR5Loader;
import org.hl7.fhir.r5.context.IContextResourceLoader;
import org.hl7.fhir.r5.context.SimpleWorkerContext;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.utilities.ByteProvider;

/**
 * The structures, value sets and codes that a file is held against: those of FHIR R4 (4.0.1), and
 * what a guide adds. Nothing is asked of any server: codes whose system is not among them are not
 * judged.
 */
final class Definitions {

  private static final String FOLDER = "/org/hl7/fhir/r4/model/";
  private static final List<String> FILES =
      List.of(
          "profile/profiles-types.xml",
          "profile/profiles-resources.xml",
          "profile/profiles-others.xml",
          "extension/extension-definitions.xml",
          "valueset/valuesets.xml",
          "valueset/v2-tables.xml",
          "valueset/v3-codesystems.xml");
  private static final String VERSION = "4.0.1";

  private static Optional<List<Bundle>> read = Optional.empty();

  private final SimpleWorkerContext context;

  private Definitions(SimpleWorkerContext context) {
    this.context = context;
  }

  /** Those of R4 alone. */
  static Definitions r4() {
    return new Definitions(ofR4());
  }

  /** Those of R4 and of a release of FR Core. */
  static Definitions with(FrCoreRelease release) {
    SimpleWorkerContext context = ofR4();
    IContextResourceLoader loader = loader();
    try {
      for (String json : release.resources()) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        context.cacheResource(loader.loadResource(new ByteArrayInputStream(bytes), true));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Definitions(context);
  }

  private static SimpleWorkerContext ofR4() {
    try {
      SimpleWorkerContext context =
          new SimpleWorkerContext.SimpleWorkerContextBuilder()
              .fromDefinitions(
                  Map.of("version.info", version()),
                  loader(),
                  new PackageInformation("hl7.fhir.r4.core", VERSION, new Date(0)));
      context.setAllowLoadingDuplicates(true);
      context.setCanRunWithoutTerminology(true);
      context.setNoTerminologyServer(true);
      context.setExpansionParameters(new Parameters());
      for (Bundle bundle : bundles()) {
        bundle.getEntry().forEach(entry -> context.cacheResource(entry.getResource()));
      }
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read when they are first asked for, which takes seconds. */
  private static synchronized List<Bundle> bundles() {
    if (read.isEmpty()) {
      read = Optional.of(FILES.parallelStream().map(Definitions::bundle).toList());
    }
    return read.get();
  }

  SimpleWorkerContext context() {
    return context;
  }

  private static IContextResourceLoader loader() {
    return new R4ToR5Loader(
        Set.of("StructureDefinition", "CodeSystem", "ValueSet"),
        new NullLoaderKnowledgeProviderR5(),
        VERSION);
  }

  private static Bundle bundle(String file) {
    try (InputStream in = Definitions.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + file);
      }
      return loader().loadBundle(in, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteProvider version() {
    String text = "[FHIR]\nFhirVersion=" + VERSION + "\nversion=" + VERSION + "\n";
    return ByteProvider.forBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
