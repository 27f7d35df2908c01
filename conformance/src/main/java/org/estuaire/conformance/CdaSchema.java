package org.estuaire.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.estuaire.standards.OfficialRemark;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XML schema of CDA with the extensions of CI-SIS. Safe for use by several threads. */
final class CdaSchema {

  private static final String NAME = "CDA_extended.xsd";

  private final Schema schema;

  private CdaSchema(Schema schema) {
    this.schema = schema;
  }

  static CdaSchema compile(Path file) {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "file");
      return new CdaSchema(factory.newSchema(file.toFile()));
    } catch (SAXException e) {
      throw new IllegalStateException("schema " + file + " could not be compiled", e);
    }
  }

  /** What is not as the schema wants it, by line and column. */
  List<OfficialRemark> apply(byte[] document) {
    List<OfficialRemark> remarks = new ArrayList<>();
    try {
      Validator validator = schema.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new Collecting(remarks));
      validator.validate(new StreamSource(new ByteArrayInputStream(document)));
    } catch (SAXParseException told) {
      if (remarks.stream().noneMatch(OfficialRemark::error)) {
        remarks.add(remark(true, told));
      }
    } catch (SAXException | IOException e) {
      remarks.add(new OfficialRemark(true, "", NAME, String.valueOf(e.getMessage())));
    }
    return remarks;
  }

  private static OfficialRemark remark(boolean error, SAXParseException told) {
    String place = told.getLineNumber() + ":" + told.getColumnNumber();
    return new OfficialRemark(error, place, NAME, String.valueOf(told.getMessage()));
  }

  /** Goes on after an error, so that all are told at once. */
  private record Collecting(List<OfficialRemark> remarks) implements ErrorHandler {

    @Override
    public void warning(SAXParseException told) {
      remarks.add(remark(false, told));
    }

    @Override
    public void error(SAXParseException told) {
      remarks.add(remark(true, told));
    }

    @Override
    public void fatalError(SAXParseException told) throws SAXParseException {
      remarks.add(remark(true, told));
      throw told;
    }
  }
}
