package org.estuaire.conformance.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.AbstractGroup;
import ca.uhn.hl7v2.model.Composite;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.Varies;
import java.util.List;
import java.util.Set;
import org.estuaire.standards.OfficialRemark;

/**
 * Holds a message against its structure: segments that are missing or have no place, fields that
 * are missing, repeated too often or unknown, and components that a data type doesn't have.
 */
final class StructureCheck {

  private final List<OfficialRemark> remarks;
  private final Set<String> preAdopted;

  /**
   * @param preAdopted segments of a later version that the message's profile takes already
   */
  StructureCheck(List<OfficialRemark> remarks, Set<String> preAdopted) {
    this.remarks = remarks;
    this.preAdopted = preAdopted;
  }

  void check(Message message) throws HL7Exception {
    group(message);
  }

  private void group(Group group) throws HL7Exception {
    Set<String> strangers =
        group instanceof AbstractGroup known ? known.getNonStandardNames() : Set.of();
    for (String name : group.getNames()) {
      boolean present = false;
      for (Structure structure : group.getAll(name)) {
        if (!structure.isEmpty()) {
          present = true;
          within(structure);
        }
      }
      if (present && strangers.contains(name) && !preAdopted.contains(name)) {
        add(name, "segment", "has no place here in " + group.getMessage().getName());
      }
      if (!present && group.isRequired(name)) {
        add(name, "segment", "is required in " + group.getName());
      }
    }
  }

  private void within(Structure structure) throws HL7Exception {
    if (structure instanceof Group group) {
      group(group);
    } else if (structure instanceof Segment segment) {
      fields(segment);
    }
  }

  private void fields(Segment segment) throws HL7Exception {
    int defined = segment.getNames().length;
    for (int number = 1; number <= segment.numFields(); number++) {
      String place = segment.getName() + "-" + number;
      if (number <= defined) {
        field(segment, number, place);
      } else if (isSaid(segment.getField(number))) {
        add(place, "field", "no such field in this version");
      }
    }
  }

  private void field(Segment segment, int number, String place) throws HL7Exception {
    Type[] repetitions = segment.getField(number);
    if (segment.isRequired(number) && !isSaid(repetitions)) {
      add(place, "field", segment.getNames()[number - 1] + " is required");
    }
    int most = segment.getMaxCardinality(number);
    if (most > 0 && repetitions.length > most) {
      add(place, "field", "repeated " + repetitions.length + " times, at most " + most);
    }
    for (Type type : repetitions) {
      components(place, type);
    }
  }

  private static boolean isSaid(Type[] repetitions) throws HL7Exception {
    for (Type type : repetitions) {
      if (!type.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void components(String place, Type type) throws HL7Exception {
    Type held = type instanceof Varies varies ? varies.getData() : type;
    if (!held.getExtraComponents().isEmpty()) {
      add(place, "component", "more components than " + held.getName() + " has");
    }
    if (held instanceof Composite composite) {
      Type[] parts = composite.getComponents();
      for (int i = 0; i < parts.length; i++) {
        components(place + "." + (i + 1), parts[i]);
      }
    }
  }

  private void add(String place, String rule, String text) {
    remarks.add(Hl7Rules.error(place, rule, text));
  }
}
