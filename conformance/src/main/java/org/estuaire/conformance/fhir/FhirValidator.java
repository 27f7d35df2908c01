package org.estuaire.conformance.fhir;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estuaire.standards.OfficialRemark;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;

/** HL7's own validator of FHIR on some definitions. */
final class FhirValidator {

  /**
   * These only say what the validator can't know without a terminology server: LOINC, SNOMED CT,
   * UCUM, MIME types and the national tables. They are no remark about a file.
   */
  private static final Set<String> NOT_CHECKED =
      Set.of(
          "Error_validating_code_running_without_terminology_services",
          "UNKNOWN_CODESYSTEM",
          "UNKNOWN_CODESYSTEM_VERSION",
          "UNKNOWN_CODESYSTEM_VERSION_NONE");

  private final Definitions definitions;

  FhirValidator(Definitions definitions) {
    this.definitions = definitions;
  }

  /** Errors and warnings, in the order in which they are found. */
  List<OfficialRemark> remarks(byte[] file) {
    List<ValidationMessage> messages = new ArrayList<>();
    try {
      validator().validate(null, messages, new ByteArrayInputStream(file), form(file));
    } catch (FHIRException e) {
      return List.of(new OfficialRemark(true, "", "unreadable", String.valueOf(e.getMessage())));
    }
    return messages.stream().filter(FhirValidator::isSaid).map(FhirValidator::remark).toList();
  }

  /** One for each file: it keeps what it has seen. */
  private InstanceValidator validator() {
    ValidatorSettings settings = new ValidatorSettings();
    // Texts for people are advice, and the files are for programs.
    settings.setBpWarnings(BestPracticeWarningLevel.Ignore);
    InstanceValidator validator =
        new InstanceValidator(
            definitions.context(),
            null,
            new XVerExtensionManagerOld(definitions.context()),
            new ValidatorSession(),
            settings);
    validator.setAnyExtensionsAllowed(true);
    return validator;
  }

  private static FhirFormat form(byte[] file) {
    for (byte b : file) {
      if (b == '<') {
        return FhirFormat.XML;
      }
      if (b == '{') {
        return FhirFormat.JSON;
      }
    }
    return FhirFormat.JSON;
  }

  private static boolean isSaid(ValidationMessage message) {
    return message.getLevel() != IssueSeverity.INFORMATION
        && message.getLevel() != IssueSeverity.NULL
        && !(message.getLevel() == IssueSeverity.WARNING
            && NOT_CHECKED.contains(message.getMessageId()));
  }

  private static OfficialRemark remark(ValidationMessage message) {
    String rule = message.getMessageId() == null ? "" : message.getMessageId();
    return new OfficialRemark(
        message.getLevel() != IssueSeverity.WARNING,
        message.getLocation() == null ? "" : message.getLocation(),
        rule,
        message.getMessage());
  }
}
