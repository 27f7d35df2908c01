package org.estuaire.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions of docs/architecture.md, executed. */
@AnalyzeClasses(
    packages = "org.estuaire",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeTestJars.class
    })
class ArchitectureTest {

  /** Once packaged, the test support of the library is a jar like any other. */
  static final class DoNotIncludeTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String[] PIPELINE = {
    "org.estuaire.exchange..",
    "org.estuaire.identity..",
    "org.estuaire.lab..",
    "org.estuaire.social..",
    "org.estuaire.billing..",
    "org.estuaire.terminology..",
    "org.estuaire.delimited..",
    "org.estuaire.hl7v2..",
    "org.estuaire.xml..",
    "org.estuaire.repository..",
    "org.estuaire.extract..",
    "org.estuaire.config.."
  };

  @ArchTest
  static final ArchRule theLibraryKnowsNeitherTheRoutesNorTheApplication =
      noClasses()
          .that()
          .resideInAnyPackage(PIPELINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.estuaire.routes..", "org.estuaire.jobs..", "org.estuaire.synthetic..")
          .because(
              "dependencies run one way, jobs -> routes -> pipeline; move what both need into pipeline");

  @ArchTest
  static final ArchRule theLibraryCanBeUsedWithoutFrameworks =
      noClasses()
          .that()
          .resideInAnyPackage(PIPELINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "org.apache.camel..", "org.apache.sshd..", "picocli..")
          .because("pipeline is a plain library; frameworks belong into routes and jobs");

  @ArchTest
  static final ArchRule routesMoveBytesAndParseNothing =
      noClasses()
          .that()
          .resideInAPackage("org.estuaire.routes..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.estuaire.jobs..",
              "org.estuaire.lab..",
              "org.estuaire.social..",
              "org.estuaire.billing..",
              "org.estuaire.identity..",
              "org.estuaire.delimited..",
              "org.estuaire.hl7v2..",
              "ca.uhn..",
              "org.apache.commons.csv..")
          .because("a route that parses would lose a delivery that it can't read");

  @ArchTest
  static final ArchRule camelLivesInTheRoutes =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.estuaire.routes..", "org.estuaire.jobs.serve..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..")
          .because("only routes are Camel's; jobs.serve makes its context");

  @ArchTest
  static final ArchRule springBatchLivesInTheNight =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.estuaire.jobs.night..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.batch..")
          .because("lanes must not know how they are scheduled and restarted");

  @ArchTest
  static final ArchRule lanesDoNotKnowEachOther =
      slices()
          .matching("org.estuaire.(lab|social|billing|extract)..")
          .should()
          .notDependOnEachOther()
          .because("a lane can change, or go, without the others; what they share is in exchange");

  @ArchTest
  static final ArchRule nothingIsDeserialised =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.ObjectInputStream")
          .because("Java serialisation runs code of whoever wrote the bytes");

  @ArchTest
  static final ArchRule classesAreFinalUnlessMadeToBeExtended =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
          .and()
          .areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
          .should()
          .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
          .because("inheritance is opened where it is meant; write final, or a sealed parent");
}
