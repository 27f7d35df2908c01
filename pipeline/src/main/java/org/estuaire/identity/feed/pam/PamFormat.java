package org.estuaire.identity.feed.pam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.estuaire.bytes.Utf16;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.hl7v2.HapiFieldParser;
import org.estuaire.hl7v2.MessageCutter;
import org.estuaire.hl7v2.MessageFile;
import org.estuaire.identity.feed.IdentityStatement;

/** ADT messages of the French PAM profile, in files or taken from MLLP. */
public final class PamFormat implements RecordFormat<IdentityStatement> {

  /** MSH-9 of the first message; the separator is what MSH-1 says. */
  private static final Pattern MESSAGE_TYPE =
      Pattern.compile(
          "\\bMSH([^A-Za-z0-9\\s])(?:(?!\\1)[^\\r"
              + "\\n"
              + "]){0,20}\\1(?:(?:(?!\\1)[^\\r"
              + "\\n"
              + "]){0,300}\\1){6}ADT\\b");

  private final Environment environment;

  /**
   * @param environment decides whether test authorities and test messages are accepted
   */
  public PamFormat(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String code() {
    return "hl7v2-adt";
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(PamFinding.values());
  }

  @Override
  public boolean recognises(byte[] head, Partner partner) {
    byte[] bytes = Utf16.asUtf8(head);
    return MessageCutter.recognises(bytes) && MESSAGE_TYPE.matcher(ascii(bytes)).find();
  }

  private static String ascii(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1);
  }

  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    return MessageFile.inspect(content, partner);
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading)
      throws IOException {
    return new MessageCutter(
        Utf16.asUtf8(content), partner.limits().recordBytes(), MessageCutter.Envelope.IGNORED);
  }

  @Override
  public RecordDecoder<IdentityStatement> decoder(Partner partner, Reading reading) {
    return new PamDecoder(environment, HapiFieldParser.context(), partner, reading);
  }
}
