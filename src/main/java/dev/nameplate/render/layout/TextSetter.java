package dev.nameplate.render.layout;

import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.Typeface;
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
     * Sets a text.
     *
     * @param text resolved words; line feeds are kept, other controls are not
     * @param width of the box, canvas units
     * @param height of the box, canvas units
     * @param language BCP 47 tag, for breaking, capitals and the choice between faces; may be empty
     */
    SetText set(String text, TextStyle style, double width, double height, String language) {
        Prepared prepared = prepared(text, style, width, height, language);
        return prepared.isNothing()
                ? SetText.nothing(prepared.box, /* truncated= */ false)
                : new Fitting(prepared.paragraphs, style, prepared.box).set();
    }

    /**
     * Sets a text for the flow of a stack.
     *
     * @param width room for it, canvas units
     * @param height likewise
     */
    FlowText flow(String text, TextStyle style, double width, double height, String language) {
        Prepared prepared = prepared(text, style, width, height, language);
        return prepared.isNothing()
                ? new FlowText(List.of(), 0, /* truncated= */ false, style, prepared.box)
                : new Fitting(prepared.paragraphs, style, prepared.box).flow();
    }

    private record Prepared(List<Paragraph> paragraphs, TextBox box) {
        boolean isNothing() {
            return paragraphs.isEmpty() || box.isEmpty();
        }
    }

    private Prepared prepared(String text, TextStyle style, double width, double height, String language) {
        Typeface typeface = new Typeface(
                style.family(),
                style.weight(),
                style.italic(),
                language,
                /* ligatures= */ style.tracking() == 0,
                style.tabular());
        TextBox box = TextBox.of(style, book, typeface, width, height);
        return new Prepared(paragraphs(text, style, language, typeface), box);
    }

    private List<Paragraph> paragraphs(String text, TextStyle style, String language, Typeface typeface) {
        String words = Words.of(text, language, style.upper()).strip();
        List<Paragraph> paragraphs = new ArrayList<>();
        int tracking = (int) Math.round(style.tracking() * Paragraph.EM);
        for (String line : Paragraph.split(words)) {
            paragraphs.add(new Paragraph(line, Words.isRightToLeft(line, language), book, typeface, tracking));
        }
        return paragraphs;
    }
}
