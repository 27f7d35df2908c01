package org.estuaire.conformance;

import static java.util.Objects.requireNonNull;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.estuaire.standards.OfficialRemark;

/**
 * The rules of one schematron file, compiled once (SchXslt) and applied by Saxon. Safe for use by
 * several threads.
 */
final class Schematron {

  private static final String COMPILER = "/xslt/2.0/pipeline-for-svrl.xsl";

  /** What stands before and after the name of an element in the location of SVRL. */
  private static final Pattern NAMESPACE =
      Pattern.compile("Q\\{[^}]*}|\\*:|\\[namespace-uri\\(\\)='[^']*']");

  private final String name;
  private final XsltExecutable rules;

  private Schematron(String name, XsltExecutable rules) {
    this.name = name;
    this.rules = rules;
  }

  /** Compiles a schematron with all that it includes. */
  static Schematron compile(Processor saxon, Path file) {
    try {
      URL compiler = requireNonNull(Schematron.class.getResource(COMPILER), COMPILER);
      Xslt30Transformer schXslt =
          saxon
              .newXsltCompiler()
              .compile(new StreamSource(compiler.openStream(), compiler.toString()))
              .load30();
      XdmDestination stylesheet = new XdmDestination();
      // What the rules open (value sets) stands beside the schematron.
      stylesheet.setDestinationBaseURI(file.toUri());
      schXslt.applyTemplates(new StreamSource(file.toUri().toString()), stylesheet);
      XsltCompiler xslt = saxon.newXsltCompiler();
      return new Schematron(
          file.getFileName().toString().replaceAll("\\.sch$", ""),
          xslt.compile(stylesheet.getXdmNode().asSource()));
    } catch (SaxonApiException | java.io.IOException e) {
      throw new IllegalStateException("schematron " + file + " could not be compiled", e);
    }
  }

  /** What the rules say of a document. */
  List<OfficialRemark> apply(XdmNode document) {
    try {
      XdmDestination report = new XdmDestination();
      Xslt30Transformer run = rules.load30();
      run.setGlobalContextItem(document);
      run.applyTemplates(document, report);
      return remarks(report.getXdmNode());
    } catch (SaxonApiException e) {
      throw new IllegalStateException("schematron " + name + " could not be applied", e);
    }
  }

  private List<OfficialRemark> remarks(XdmNode report) {
    List<OfficialRemark> remarks = new ArrayList<>();
    String pattern = "";
    for (XdmNode output : report.children()) {
      for (XdmNode line : output.children()) {
        if (line.getNodeKind() != XdmNodeKind.ELEMENT) {
          continue;
        }
        switch (line.getNodeName().getLocalName()) {
          case "active-pattern":
            pattern = attribute(line, "id");
            break;
          case "failed-assert", "successful-report":
            remarks.add(remark(line, pattern));
            break;
          default:
            break;
        }
      }
    }
    return remarks;
  }

  private OfficialRemark remark(XdmNode line, String pattern) {
    String role = attribute(line, "role");
    boolean error = role.isEmpty() || role.equals("error") || role.equals("fatal");
    String place = NAMESPACE.matcher(attribute(line, "location")).replaceAll("");
    return new OfficialRemark(
        error,
        place,
        pattern.isEmpty() ? name : name + "/" + pattern,
        line.getStringValue().strip().replaceAll("\\s+", " "));
  }

  private static String attribute(XdmNode line, String name) {
    String value = line.getAttributeValue(new QName(name));
    return value == null ? "" : value;
  }
}
