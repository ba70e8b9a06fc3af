package dev.nameplate.mail;

import dev.nameplate.esp.TagFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the elements of a mail's HTML with the places of their attributes, also inside comments, where mails keep what only
 * Outlook reads.
 *
 * <p>Not a parser of documents: those mend what is broken and forget where it stood. A provider's tags are one piece each, so
 * that a quotation mark inside one is seen for what it is instead of ending the attribute.
 */
final class Elements {

    private final String html;
    private final List<Element> found = new ArrayList<>();
    private int at;

    private Elements(String html) {
        this.html = html;
    }

    /**
     * An element's start tag.
     *
     * @param name in small letters
     * @param nameEnd behind its name
     * @param to behind its {@code >}
     */
    record Element(String name, int from, int nameEnd, int to, List<Attribute> attributes) {

        Optional<Attribute> attribute(String name) {
            return attributes.stream().filter(it -> it.name().equals(name)).findFirst();
        }
    }

    /**
     * An attribute.
     *
     * @param name in small letters
     * @param from where its value begins, inside the quotation marks
     * @param to where it ends
     * @param quote its quotation mark; 0 for none
     */
    record Attribute(String name, int from, int to, char quote) {

        boolean holds(int index) {
            return from <= index && index < to;
        }
    }

    static List<Element> of(String html) {
        Elements elements = new Elements(html);
        elements.read();
        return elements.found;
    }

    private void read() {
        while ((at = html.indexOf('<', at)) >= 0) {
            int tag = TagFinder.endOf(html, at);
            if (tag > at) {
                at = tag;
            } else if (html.startsWith("<!--", at)) {
                at += 4;
            } else if (at + 1 < html.length() && isLetter(html.charAt(at + 1))) {
                element();
            } else {
                at++;
            }
        }
    }

    private void element() {
        int from = at++;
        while (at < html.length() && (isLetter(html.charAt(at)) || "0123456789:-".indexOf(html.charAt(at)) >= 0)) {
            at++;
        }
        int nameEnd = at;
        List<Attribute> attributes = new ArrayList<>();
        while (at < html.length()) {
            char c = html.charAt(at);
            int tag = TagFinder.endOf(html, at);
            if (tag > at) {
                at = tag;
            } else if (c == '>') {
                at++;
                break;
            } else if (isSpace(c) || c == '/' || c == '"' || c == '\'') {
                at++;
            } else if (c == '<') {
                break;
            } else {
                attribute(attributes);
            }
        }
        found.add(
                new Element(html.substring(from + 1, nameEnd).toLowerCase(Locale.ROOT), from, nameEnd, at, attributes));
    }

    private void attribute(List<Attribute> attributes) {
        int from = at;
        while (at < html.length() && !isSpace(html.charAt(at)) && "=/><".indexOf(html.charAt(at)) < 0) {
            at++;
        }
        String name = html.substring(from, at).toLowerCase(Locale.ROOT);
        if (at == from) {
            at++;
            return;
        }
        int equals = at;
        while (equals < html.length() && isSpace(html.charAt(equals))) {
            equals++;
        }
        if (equals >= html.length() || html.charAt(equals) != '=') {
            attributes.add(new Attribute(name, at, at, (char) 0));
            return;
        }
        at = equals + 1;
        while (at < html.length() && isSpace(html.charAt(at))) {
            at++;
        }
        boolean quoted = at < html.length() && (html.charAt(at) == '"' || html.charAt(at) == '\'');
        char quote = quoted ? html.charAt(at++) : 0;
        int value = at;
        at = valueEnd(quote);
        attributes.add(new Attribute(name, value, at, quote));
        at += quoted && at < html.length() && html.charAt(at) == quote ? 1 : 0;
    }

    private int valueEnd(char quote) {
        int i = at;
        while (i < html.length()) {
            char c = html.charAt(i);
            int tag = TagFinder.endOf(html, i);
            if (tag > i) {
                i = tag;
            } else if (quote != 0 ? c == quote : isSpace(c) || c == '>') {
                return i;
            } else {
                i++;
            }
        }
        return i;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
