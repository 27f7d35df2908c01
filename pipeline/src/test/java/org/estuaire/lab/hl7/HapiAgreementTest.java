package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.PipeParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.HapiFieldParser;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.MessageReader;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Segments are cut here and fields are parsed one at a time, when somebody asks. That must give
 * what HAPI's own parser of whole messages gives.
 */
final class HapiAgreementTest {

  private final HapiContext context = HapiFieldParser.context();

  @Property(tries = 300)
  void aMessageOfAnyFieldsReadsAsHapiReadsIt(@ForAll("segments") List<String> segments)
      throws HL7Exception {
    assertSameAsHapi(Oru.MSH + "\r" + String.join("\r", segments) + "\r");
  }

  @Provide
  Arbitrary<List<String>> segments() {
    Arbitrary<String> value =
        Arbitraries.strings().withChars("ab 1.é<\"^^&&~\\EFXT/").ofMinLength(0).ofMaxLength(12);
    Arbitrary<String> name = Arbitraries.of("PID", "OBR", "OBX", "NTE", "ORC", "SPM", "ZZZ", "FT1");
    return value
        .list()
        .ofMaxSize(12)
        .flatMap(fields -> name.map(n -> n + "|" + String.join("|", fields)))
        .list()
        .ofMaxSize(8);
  }

  @Test
  @EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
  void everyPublicFileReadsAsHapiReadsIt() throws HL7Exception {
    for (Path file : PublicCorpusTest.files()) {
      String text = new String(PublicCorpusTest.bytes(file), StandardCharsets.UTF_8);
      // HAPI knows no empty segment, and takes a fifth separator as one more thing to escape.
      assertSameAsHapi(text.strip().replaceAll("[\r\n]+", "\r").replace("^~\\&#", "^~\\&"));
    }
  }

  @Test
  void oneDecoderServesSeveralThreads() {
    RecordDecoder<LabReport> decoder = Oru.FORMAT.decoder(Oru.LABORATORY, Oru.WINDOWS);
    List<RawRecord> messages =
        IntStream.range(0, 500)
            .mapToObj(i -> Messages.ofResults(1 + i % 7).replace("F77", "F\\T\\" + i))
            .map(text -> Oru.raw(text.getBytes(StandardCharsets.UTF_8)))
            .toList();

    List<Decoded<LabReport>> together = messages.parallelStream().map(decoder::decode).toList();

    assertThat(together).isEqualTo(messages.stream().map(decoder::decode).toList());
    assertThat(Oru.report(together.get(499)).key()).isEqualTo("F&499");
  }

  private void assertSameAsHapi(String text) throws HL7Exception {
    Hl7Message ours =
        new MessageReader(context)
            .read(text, new Remarks(Hl7Message.NORM, 1, Partner.METROPOLITAN_FRANCE));
    assertThat(ours(ours)).isEqualTo(hapis(new PipeParser(context).parse(text)));
  }

  private static List<List<List<Repetition>>> ours(Hl7Message message) {
    List<List<List<Repetition>>> segments = new ArrayList<>();
    for (Segment segment : message.segments()) {
      List<List<Repetition>> fields = new ArrayList<>();
      boolean header = segment.name().equals("MSH");
      for (int field = header ? 3 : 1; field <= segment.fields(); field++) {
        fields.add(segment.repetitions(field));
      }
      segments.add(trimmed(fields));
    }
    return segments;
  }

  private static List<List<List<Repetition>>> hapis(Message message) throws HL7Exception {
    List<List<List<Repetition>>> segments = new ArrayList<>();
    for (String name : message.getNames()) {
      for (Structure structure : message.getAll(name)) {
        segments.add(trimmed(fields((ca.uhn.hl7v2.model.Segment) structure)));
      }
    }
    return segments;
  }

  private static List<List<Repetition>> fields(ca.uhn.hl7v2.model.Segment segment)
      throws HL7Exception {
    List<List<Repetition>> fields = new ArrayList<>();
    boolean header = segment.getName().equals("MSH");
    for (int field = header ? 3 : 1; field <= segment.numFields(); field++) {
      List<Repetition> repetitions = new ArrayList<>();
      for (Type type : segment.getField(field)) {
        repetitions.add(HapiFieldParser.components(type));
      }
      fields.add(repetitions);
    }
    return fields;
  }

  /** Empty ends say nothing, and HAPI drops some of them. */
  private static List<List<Repetition>> trimmed(List<List<Repetition>> fields) {
    List<List<Repetition>> kept = fields.stream().map(HapiAgreementTest::trim).toList();
    int size = kept.size();
    while (size > 0 && kept.get(size - 1).isEmpty()) {
      size--;
    }
    return kept.subList(0, size);
  }

  private static List<Repetition> trim(List<Repetition> repetitions) {
    List<Repetition> kept =
        repetitions.stream().map(HapiAgreementTest::trim).collect(Collectors.toList());
    while (!kept.isEmpty() && kept.get(kept.size() - 1).isEmpty()) {
      kept.remove(kept.size() - 1);
    }
    return kept;
  }

  private static Repetition trim(Repetition repetition) {
    List<List<String>> kept = new ArrayList<>();
    for (List<String> subs : repetition.components()) {
      List<String> values = new ArrayList<>(subs);
      while (!values.isEmpty() && values.get(values.size() - 1).isEmpty()) {
        values.remove(values.size() - 1);
      }
      kept.add(values);
    }
    while (!kept.isEmpty() && kept.get(kept.size() - 1).isEmpty()) {
      kept.remove(kept.size() - 1);
    }
    return new Repetition(kept);
  }
}
