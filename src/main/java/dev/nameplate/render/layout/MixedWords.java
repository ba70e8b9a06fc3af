package dev.nameplate.render.layout;

import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.Graphemes;
import dev.nameplate.template.TextStyle;
import java.util.ArrayList;
import java.util.List;

/** Words of several looks on their way to paragraphs: each stretch cleaned and cased on its own, then all of them in lines. */
final class MixedWords {

    private final Phrasing.Said words;
    private final TextStyle style;
    private final StringBuilder text = new StringBuilder();
    private final List<Lettering> looks = new ArrayList<>();
    private final Lettering base;
    private final FontBook book;
    private int room = Words.LONGEST;

    MixedWords(Phrasing.Said words, TextStyle style, Lettering base, FontBook book) {
        this.words = words;
        this.style = style;
        this.base = base;
        this.book = book;
        int at = 0;
        for (Phrasing.Span span : words.spans()) {
            add(at, span.start(), base);
            add(span.start(), span.end(), look(span.runs()));
            at = span.end();
        }
        add(at, words.text().length(), base);
    }

    private Lettering look(List<String> runs) {
        Lettering look = base;
        for (String name : runs) {
            TextStyle.Run run = style.runs().get(name);
            look = run == null ? look : look.with(run, book);
        }
        return look;
    }

    private void add(int from, int to, Lettering look) {
        String clean = Words.of(words.text().substring(from, to), words.language(), look.upper());
        String part = Graphemes.first(clean, room);
        room -= Graphemes.bounds(part).length - 1;
        text.append(part);
        for (int i = 0; i < part.length(); i++) {
            looks.add(look);
        }
    }

    List<Paragraph> paragraphs() {
        List<Paragraph> paragraphs = new ArrayList<>();
        int end = text.toString().stripTrailing().length();
        int from = text.length() - text.toString().stripLeading().length();
        while (from < end) {
            int feed = text.indexOf("\n", from);
            int to = feed < 0 || feed > end ? end : feed;
            paragraphs.add(paragraph(from, to));
            from = to + 1;
        }
        return paragraphs;
    }

    private Paragraph paragraph(int from, int to) {
        String whole = text.substring(from, to);
        String line = whole.strip();
        int start = from + whole.length() - whole.stripLeading().length();
        Lettering[] each = looks.subList(start, start + line.length()).toArray(Lettering[]::new);
        return Paragraph.of(line, Words.isRightToLeft(line, words.language()), book, base, each);
    }
}
