package dev.nameplate.render.layout;

import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.TextStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets text in boxes: as large as fits between the style's sizes, wrapped, balanced, cut with an ellipsis where nothing else
 * helps, and never outside its box.
 *
 * <p>Everything is decided in canvas units and parts of an em, so a picture has the same lines at every density. Any thread
 * may enter.
 */
final class TextSetter {

    private final FontBook book;

    TextSetter(FontBook book) {
        this.book = book;
    }

    FontBook book() {
        return book;
    }

    /**
     * Sets a text of one look.
     *
     * @param text resolved words; line feeds are kept, other controls are not
     * @param width of the box, canvas units
     * @param height of the box, canvas units
     * @param language BCP 47 tag, for breaking, capitals and the choice between faces; may be empty
     */
    SetText set(String text, TextStyle style, double width, double height, String language) {
        return set(new Phrasing.Said(text, language, List.of()), style, width, height);
    }

    /** Sets words with their runs; those that the style does not know look like what is around them. */
    SetText set(Phrasing.Said words, TextStyle style, double width, double height) {
        Prepared prepared = prepared(words, style, width, height);
        return prepared.isNothing()
                ? SetText.nothing(prepared.box, /* truncated= */ false)
                : new Fitting(prepared.paragraphs, style, prepared.box).set();
    }

    /**
     * Sets words for the flow of a stack.
     *
     * @param width room for it, canvas units
     * @param height likewise
     */
    FlowText flow(Phrasing.Said words, TextStyle style, double width, double height) {
        Prepared prepared = prepared(words, style, width, height);
        return prepared.isNothing()
                ? new FlowText(List.of(), 0, /* truncated= */ false, style, prepared.box)
                : new Fitting(prepared.paragraphs, style, prepared.box).flow();
    }

    private record Prepared(List<Paragraph> paragraphs, TextBox box) {
        boolean isNothing() {
            return paragraphs.isEmpty() || box.isEmpty();
        }
    }

    private Prepared prepared(Phrasing.Said words, TextStyle style, double width, double height) {
        Lettering look = Lettering.of(style, words.language(), book);
        TextBox box = TextBox.of(style, book, look, width, height);
        return new Prepared(paragraphs(words, style, look), box);
    }

    private List<Paragraph> paragraphs(Phrasing.Said words, TextStyle style, Lettering look) {
        if (!words.spans().isEmpty() && !style.runs().isEmpty()) {
            return new MixedWords(words, style, look, book).paragraphs();
        }
        String text = Words.of(words.text(), words.language(), style.upper()).strip();
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            paragraphs.add(new Paragraph(line, Words.isRightToLeft(line, words.language()), book, look));
        }
        return paragraphs;
    }
}
