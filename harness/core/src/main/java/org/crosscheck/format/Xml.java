package org.crosscheck.format;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.crosscheck.message.TextSanitizer;

/** Writes XML 1.0 in which no text can become markup. */
final class Xml {
  private final StringWriter written = new StringWriter();
  private final XMLStreamWriter xml;

  /** Creates an empty document. */
  Xml() {
    xml = get(() -> XMLOutputFactory.newFactory().createXMLStreamWriter(written));
  }

  /** Writes the XML declaration. */
  Xml declaration() {
    return step(() -> xml.writeStartDocument("UTF-8", "1.0"));
  }

  /**
   * Opens an element.
   *
   * @param attributes alternating names and values
   */
  Xml open(String name, String... attributes) {
    step(() -> xml.writeStartElement(name));
    return attributes(attributes);
  }

  /** Writes an element without content. */
  Xml empty(String name, String... attributes) {
    step(() -> xml.writeEmptyElement(name));
    return attributes(attributes);
  }

  /** Writes an element that contains a text. */
  Xml element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Writes a text into the open element. */
  Xml text(String text) {
    return step(() -> xml.writeCharacters(clean(text)));
  }

  /** Closes the element that was opened last. */
  Xml close() {
    return step(() -> xml.writeEndElement());
  }

  /** {@return the document so far, with a line break at the end} */
  String document() {
    step(() -> xml.flush());
    return written + "\n";
  }

  /**
   * Adds attributes to the element that was opened last, before anything is written into it.
   *
   * @param attributes alternating names and values
   */
  Xml attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      String value = clean(attributes[i + 1]);
      step(() -> xml.writeAttribute(name, value));
    }
    return this;
  }

  /** Replaces the characters that XML 1.0 cannot represent (section 2.2). */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    TextSanitizer.of(text)
        .codePoints()
        .map(c -> allowed(c) ? c : 0xFFFD)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }

  private Xml step(Step step) {
    get(
        () -> {
          step.run();
          return this;
        });
    return this;
  }

  private static <T> T get(Source<T> source) {
    try {
      return source.get();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing XML to a string cannot fail", e);
    }
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private interface Source<T> {
    T get() throws XMLStreamException;
  }
}
