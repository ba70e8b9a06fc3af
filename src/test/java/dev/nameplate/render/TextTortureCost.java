package dev.nameplate.render;

import dev.nameplate.merge.Values;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Fonts;
import dev.nameplate.testing.TortureStrings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints what the texts of the torture list cost: processor time of merging, laying out and drawing one text in one box, in
 * code that is warm, with a book that has never seen the text. The benchmarks page has the command and the limit.
 */
final class TextTortureCost {

    private static final double LIMIT_MS = 20;
    private static final int WARM_UP = 3;
    private static final int SHOWN = 12;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What one text cost in its dearest box. */
    private record Cost(String text, int box, boolean bare, double ms) {}

    private TextTortureCost() {}

    public static void main(String[] args) {
        Map<String, String> strings = new LinkedHashMap<>(TortureStrings.listed());
        strings.putAll(TortureStrings.blocks());
        boolean within = table("embedded faces", FontBook::embedded, strings);
        if (Fonts.areThere()) {
            within &= table("faces of many scripts", () -> FontBook.with(Fonts.directory()), strings);
        }
        System.exit(within ? 0 : 1);
    }

    private static boolean table(String title, Supplier<FontBook> books, Map<String, String> strings) {
        List<Cost> costs = List.of();
        for (int round = 0; round <= WARM_UP; round++) {
            costs = round(books.get(), strings);
        }
        List<Cost> dearest = new ArrayList<>(costs);
        dearest.sort(Comparator.comparingDouble(Cost::ms).reversed());
        long over = costs.stream().filter(cost -> cost.ms() > LIMIT_MS).count();
        System.out.printf(
                "%n%s, JDK %s: %d texts, mean %.2f ms, %d over %.0f ms%n",
                title,
                System.getProperty("java.version"),
                costs.size(),
                costs.stream().mapToDouble(Cost::ms).average().orElse(0),
                over,
                LIMIT_MS);
        dearest.stream()
                .limit(SHOWN)
                .forEach(cost -> System.out.printf(
                        "%8.2f ms  box %d %s  %s%n",
                        cost.ms(), cost.box(), cost.bare() ? "bare  " : "merged", cost.text()));
        return over == 0;
    }

    private static List<Cost> round(FontBook book, Map<String, String> strings) {
        Renderer renderer = new Renderer(book, RenderLimits.DEFAULT, /* checked= */ false);
        List<Base> cards = new ArrayList<>();
        for (int box = 0; box < TortureCards.BOXES.size(); box++) {
            cards.add(renderer.base(TortureCards.card("en", box), 1));
        }
        List<Cost> costs = new ArrayList<>();
        strings.forEach((name, text) -> {
            Cost dearest = new Cost(name, 0, false, 0);
            for (int box = 0; box < cards.size(); box++) {
                for (boolean bare : new boolean[] {false, true}) {
                    double ms = cost(renderer, cards.get(box), text, bare, book);
                    dearest = ms > dearest.ms() ? new Cost(name, box, bare, ms) : dearest;
                }
            }
            costs.add(dearest);
        });
        return costs;
    }

    private static double cost(Renderer renderer, Base card, String text, boolean bare, FontBook book) {
        Template template = card.template();
        long start = THREADS.getCurrentThreadCpuTime();
        Values values = bare ? TortureCards.bare(text) : TortureCards.fixed(template, text, book);
        renderer.render(card, values, Rendering::damage);
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }
}
