package org.estuaire.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.estuaire.jobs.logging.SafeMessage;
import org.estuaire.jobs.logging.SafeStackTrace;
import org.estuaire.jobs.logging.ToldTrouble;
import org.flywaydb.core.api.migration.JavaMigration;

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
    "org.estuaire.bytes..",
    "org.estuaire.person..",
    "org.estuaire.installation..",
    "org.estuaire.repository..",
    "org.estuaire.extract..",
    "org.estuaire.pathway..",
    "org.estuaire.overview..",
    "org.estuaire.pdf..",
    "org.estuaire.config..",
    "org.estuaire.standards..",
    "org.estuaire.yaml.."
  };

  /** Named by the launcher and by logback.xml. */
  private static final Class<?>[] FOUND_BY_NAME = {
    Estuaire.class, SafeMessage.class, SafeStackTrace.class, ToldTrouble.class
  };

  @ArchTest
  static final ArchRule theLibraryKnowsNeitherTheRoutesNorTheApplication =
      noClasses()
          .that()
          .resideInAnyPackage(PIPELINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.estuaire.routes..",
              "org.estuaire.jobs..",
              "org.estuaire.synthetic..",
              "org.estuaire.conformance..")
          .because(
              "dependencies run one way, jobs -> routes -> pipeline; move what both need into"
                  + " pipeline");

  @ArchTest
  static final ArchRule theProgramFindsTheOfficialValidatorsAsServicesOnly =
      noClasses()
          .that()
          .resideInAnyPackage("org.estuaire.jobs..", "org.estuaire.routes..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.estuaire.conformance..", "org.hl7.fhir..")
          .because("they are heavy, and only explain with its option profile has them");

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
  static final ArchRule roomsKnowEachOtherInOneDirection =
      slices()
          .matching("org.estuaire.(**)")
          .should()
          .beFreeOfCycles()
          .because(
              "of two rooms that know each other neither can be read, changed or tested alone");

  @ArchTest
  static final ArchRule whatSourcesStateOfAPersonNeedsNoOtherRoom =
      classes()
          .that()
          .resideInAPackage("org.estuaire.person..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("org.estuaire.person..", "org.estuaire.bytes..")
                  .or(resideOutsideOfPackage("org.estuaire..")))
          .because("every format and the registry stand on it; it can stand on none of them");

  @ArchTest
  static final ArchRule formsOfBytesKnowNoDomain =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.estuaire.bytes..",
              "org.estuaire.xml..",
              "org.estuaire.hl7v2..",
              "org.estuaire.fhir..")
          .and()
          // What is remarked of a person has its codes in identity still.
          .doNotHaveSimpleName("PatientReader")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.estuaire.lab..",
              "org.estuaire.identity..",
              "org.estuaire.social..",
              "org.estuaire.billing..",
              "org.estuaire.extract..",
              "org.estuaire.repository..")
          .because("a norm is read in the same way whatever lane its message belongs to");

  /** A process that is stopped says so itself: no command is left to do it. */
  @ArchTest
  static final ArchRule onlyTheCommandLineSpeaksToTheTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.estuaire.jobs.cli..")
          .and()
          .doNotHaveSimpleName("ProcessStop")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("with --json standard output is one value; say it through the log or an answer");

  @ArchTest
  static final ArchRule everythingIsUsedBySomething =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .areNotAssignableTo(JavaMigration.class)
          .and()
          .doNotHaveSimpleName("package-info")
          .and()
          .areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
          .and(not(belongToAnyOf(FOUND_BY_NAME)))
          .should(beUsedByAnotherClass())
          .because("what only tests use is theirs, and what nobody uses is in the way");

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

  private static ArchCondition<JavaClass> beUsedByAnotherClass() {
    return new ArchCondition<>("be used by another class") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean used =
            type.getPackage().getClasses().stream()
                .filter(part -> isPart(part, type))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !isPart(use.getOriginClass(), type));
        // Of constants the compiler leaves no trace where they are used.
        boolean constants = type.getMethods().isEmpty();
        events.add(
            new SimpleConditionEvent(
                type, used || constants, type.getName() + " is used by no other class"));
      }
    };
  }

  private static boolean isPart(JavaClass part, JavaClass whole) {
    return part.equals(whole) || part.getName().startsWith(whole.getName() + "$");
  }
}
