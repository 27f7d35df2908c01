package org.estuaire.pdf;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws the SVG that pages of ours hold: {@code rect} and {@code circle} that are filled, {@code
 * line} that is stroked, each at its place and in one colour. Anything else is passed over: this is
 * no reader of SVG from elsewhere.
 */
final class PlainDrawings implements SVGDrawer {

  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    return new Drawing(svg, dotsPerPixel);
  }

  private record Drawing(Element svg, double dotsPerPixel) implements SVGImage {

    @Override
    public int getIntrinsicWidth() {
      return (int) Math.round(number(svg, "width") * dotsPerPixel);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) Math.round(number(svg, "height") * dotsPerPixel);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      float width = (float) number(svg, "width");
      float height = (float) number(svg, "height");
      device.drawWithGraphics((float) x, (float) y, width, height, this::draw);
    }

    private void draw(Graphics2D paper) {
      for (Node node = svg.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element shape) {
          draw(paper, shape);
        }
      }
    }

    private static void draw(Graphics2D paper, Element shape) {
      switch (shape.getTagName()) {
        case "rect" -> {
          paper.setColor(Color.decode(shape.getAttribute("fill")));
          paper.fill(
              new Rectangle2D.Double(
                  number(shape, "x"),
                  number(shape, "y"),
                  number(shape, "width"),
                  number(shape, "height")));
        }
        case "circle" -> {
          double radius = number(shape, "r");
          paper.setColor(Color.decode(shape.getAttribute("fill")));
          paper.fill(
              new Ellipse2D.Double(
                  number(shape, "cx") - radius,
                  number(shape, "cy") - radius,
                  2 * radius,
                  2 * radius));
        }
        case "line" -> {
          paper.setColor(Color.decode(shape.getAttribute("stroke")));
          paper.setStroke(
              new BasicStroke(
                  (float) number(shape, "stroke-width"),
                  BasicStroke.CAP_ROUND,
                  BasicStroke.JOIN_ROUND));
          paper.draw(
              new Line2D.Double(
                  number(shape, "x1"),
                  number(shape, "y1"),
                  number(shape, "x2"),
                  number(shape, "y2")));
        }
        default -> {
          // Not one of ours.
        }
      }
    }

    private static double number(Element element, String attribute) {
      return Double.parseDouble(element.getAttribute(attribute));
    }
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
    // A drawing has no letters.
  }

  @Override
  public void addFontFile(File file, String family, Integer weight, FontStyle style) {
    // A drawing has no letters.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
