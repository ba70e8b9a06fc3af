package dev.nameplate.proof;

import dev.nameplate.render.TextReport;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contact sheet as the document of a template: a heading, findings, and a card for each contact. */
final class SheetDesign {

    private static final int MARGIN = 40;
    private static final int GAP = 20;
    private static final int PAD = 14;
    private static final int ROW = 17;
    private static final int SPACE = 5;
    private static final int LABEL = 104;
    private static final int MOST_ROWS = 17;
    private static final int MOST_FINDINGS = 8;
    private static final int WIDEST = 448;
    private static final int NARROWEST = 236;
    private static final int TALLEST = 420;

    private static final String INK = "#171B2B";
    private static final String SOFT = "#5A6178";
    private static final String AMBER = "#8A4B00";
    private static final String RED = "#B3261E";
    private static final String GREEN = "#1B6E4A";

    private final ProofSheet sheet;
    private final int density;
    private final int columns;
    private final int pictureWidth;
    private final int pictureHeight;
    private final List<Object> layers = new ArrayList<>();

    SheetDesign(ProofSheet sheet, int density) {
        this.sheet = sheet;
        this.density = density;
        Template.Artboard canvas = sheet.template().canvas();
        double shape = (double) canvas.height() / canvas.width();
        this.pictureWidth = (int) Math.max(NARROWEST, Math.min(WIDEST, TALLEST / shape));
        this.pictureHeight = (int) Math.max(16, Math.min(TALLEST * 2, Math.rint(pictureWidth * shape)));
        this.columns = pictureWidth > 400 ? 3 : pictureWidth > 300 ? 4 : 6;
    }

    /** The file of a contact's picture. */
    static String file(int contact) {
        return "contact-" + contact + ".png";
    }

    int pictureWidth() {
        return pictureWidth;
    }

    int pictureHeight() {
        return pictureHeight;
    }

    /** The document. */
    Map<String, Object> tree() {
        int cardWidth = pictureWidth + 2 * PAD;
        int rows = sheet.entries().stream()
                .mapToInt(entry -> lines(entry).size())
                .max()
                .orElse(0);
        int cardHeight = PAD + pictureHeight + 54 + 2 * SPACE + rows * ROW + PAD;
        int width = 2 * MARGIN + columns * cardWidth + (columns - 1) * GAP;
        int top = heading(width);
        for (int i = 0; i < sheet.entries().size(); i++) {
            int x = MARGIN + i % columns * (cardWidth + GAP);
            int y = top + i / columns * (cardHeight + GAP);
            card(i, x, y, cardWidth, cardHeight);
        }
        int down = (sheet.entries().size() + columns - 1) / columns;
        int height = top + down * (cardHeight + GAP) - GAP + MARGIN;
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", 1);
        tree.put("title", "Contact sheet");
        tree.put("sizes", List.of(Map.of("width", width, "height", height, "background", "#EEF0F6")));
        tree.put("layers", layers);
        tree.put("output", Map.of("densities", List.of(1), "max-bytes", 10_000_000));
        return tree;
    }

    /** Title, facts and findings; returns where the cards begin. */
    private int heading(int width) {
        Template template = sheet.template();
        int room = width - 2 * MARGIN;
        words(MARGIN, 30, room, 40, template.title(), 30, 700, INK);
        String facts = template.path() + " · version " + template.version().substring(0, 8) + " · "
                + template.canvas().width() + " × " + template.canvas().height() + " · density " + density + " · "
                + sheet.format().extension().toUpperCase(Locale.ROOT);
        words(MARGIN, 72, room, 22, facts, 15, 400, SOFT);
        int y = 104;
        if (sheet.findings().isEmpty()) {
            words(MARGIN, y, room, 22, "No findings.", 15, 600, GREEN);
            y += 24;
        }
        int shown = Math.min(MOST_FINDINGS, sheet.findings().size());
        for (Finding finding : sheet.findings().subList(0, shown)) {
            boolean error = finding.severity() == Finding.Severity.ERROR;
            String line =
                    finding.severity().key() + "  " + finding.id() + "  " + finding.place() + "  " + finding.message();
            words(MARGIN, y, room, 20, line, 13.5, 600, error ? RED : AMBER);
            y += 21;
        }
        if (shown < sheet.findings().size()) {
            words(MARGIN, y, room, 20, "and " + (sheet.findings().size() - shown) + " more", 13.5, 600, SOFT);
            y += 21;
        }
        return y + 16;
    }

    private void card(int index, int x, int y, int width, int height) {
        ProofSheet.Entry entry = sheet.entries().get(index);
        layer("shape", x, y, width, height, Map.of("radius", 14, "fill", "#FFFFFF"));
        layer("shape", x + PAD, y + PAD, pictureWidth, pictureHeight, Map.of("fill", "#E3E6EF"));
        layer("image", x + PAD, y + PAD, pictureWidth, pictureHeight, Map.of("asset", file(index), "fit", "contain"));
        int room = width - 2 * PAD;
        int line = y + PAD + pictureHeight + 10;
        words(x + PAD, line, room, 22, index + 1 + "  " + entry.contact().title(), 17, 700, INK);
        words(x + PAD, line + 21, room, 18, entry.contact().tests(), 12.5, 400, SOFT);
        line += 44;
        for (Line each : lines(entry)) {
            int label = Math.min(LABEL, room * 2 / 5);
            words(x + PAD, line, label - 6, ROW, each.label(), 12.5, 400, SOFT);
            words(x + PAD + label, line, room - label, ROW, each.words(), 12.5, 600, each.colour());
            line += ROW + (each.last() ? SPACE : 0);
        }
    }

    /**
     * One row of a card.
     *
     * @param last whether a little space follows
     */
    private record Line(String label, String words, String colour, boolean last) {

        Line(String label, String words, String colour) {
            this(label, words, colour, /* last= */ false);
        }

        /** The same as the last of its kind. */
        Line ended() {
            return new Line(label, words, colour, /* last= */ true);
        }
    }

    private List<Line> lines(ProofSheet.Entry entry) {
        ProofSheet.Print print = entry.print(density);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("bytes", weight(print), print.image().overBudget() ? RED : INK).ended());
        for (ProofSheet.FieldLine field : entry.fields()) {
            String colour = field.rung() < 0 ? SOFT : field.rung() > 0 ? AMBER : INK;
            lines.add(new Line(
                    field.name(), field.rungInWords() + (field.rung() < 0 ? "" : " · " + field.drawn()), colour));
        }
        lines.add(lines.remove(lines.size() - 1).ended());
        for (TextReport text : print.texts()) {
            String name = text.name().isEmpty() ? text.layer() : text.name();
            String colour = text.truncated() ? RED : text.removed() ? SOFT : INK;
            lines.add(new Line(name, InWords.text(text), colour));
        }
        if (lines.size() > MOST_ROWS) {
            int more = lines.size() - MOST_ROWS + 1;
            lines.subList(MOST_ROWS - 1, lines.size()).clear();
            lines.add(new Line("and", more + " more", SOFT));
        }
        return lines;
    }

    private static String weight(ProofSheet.Print print) {
        return InWords.bytes(print.bytes()) + " of " + InWords.bytes(print.budget())
                + (print.image().quality() < 100 ? " · quality " + print.image().quality() : "");
    }

    private void words(int x, int y, int width, int height, String words, double size, int weight, String colour) {
        String escaped = words.isBlank() ? "–" : words.strip().replaceAll("[\\\\{}\\[\\]@]", "\\\\$0");
        Map<String, Object> style = Map.of(
                "size", size, "weight", weight, "fill", colour, "valign", "middle", "align", "left", "tabular", true);
        layer("text", x, y, width, height, Map.of("text", cut(escaped), "style", style));
    }

    /** Longer than any line shows; an escape is not taken apart. */
    private static String cut(String words) {
        int end = Math.min(words.length(), 400);
        while (end < words.length()
                && end > 0
                && (words.charAt(end - 1) == '\\' || Character.isLowSurrogate(words.charAt(end)))) {
            end--;
        }
        return words.substring(0, end);
    }

    private void layer(String type, int x, int y, int width, int height, Map<String, Object> more) {
        Map<String, Object> layer = new LinkedHashMap<>(more);
        layer.put("id", "l" + layers.size());
        layer.put("type", type);
        layer.put("box", List.of(x, y, width, height));
        layers.add(layer);
    }
}
