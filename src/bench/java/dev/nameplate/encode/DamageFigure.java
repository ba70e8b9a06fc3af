package dev.nameplate.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws what {@link DamageBenchmark} wrote with {@code -rf csv}: a table for the docs on standard output, and the cost of
 * encoding by damage as an SVG.
 */
final class DamageFigure {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int BOTTOM = 348;
    private static final int TOP = 24;
    private static final List<String> INKS = List.of("#3B5BDB", "#D9480F", "#2B8A3E", "#862E9C");

    /** Microseconds by format, then method, then damage. */
    private final Map<String, Map<String, Map<Double, Double>>> costs = new TreeMap<>();

    private DamageFigure() {}

    /** @param args the benchmark's CSV file, and where the SVG goes */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("give the benchmark's CSV file, and the SVG file to write");
        }
        DamageFigure figure = new DamageFigure();
        figure.read(Path.of(args[0]));
        System.out.print(figure.table());
        Files.writeString(Path.of(args[1]), figure.svg());
    }

    private void read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> head = cells(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = cells(line);
            String name = row.get(head.indexOf("Benchmark"));
            if (name.contains(":")) {
                continue; // a profiler's figure, not the time
            }
            costs.computeIfAbsent(row.get(head.indexOf("Param: format")), format -> new TreeMap<>())
                    .computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), method -> new TreeMap<>())
                    .put(
                            Double.parseDouble(row.get(head.indexOf("Param: damage"))),
                            Double.parseDouble(row.get(head.indexOf("Score"))));
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",")) {
            cells.add(cell.replace("\"", ""));
        }
        return cells;
    }

    private String table() {
        StringBuilder out =
                new StringBuilder("| format | damage | paint, ms | encode, ms | encode all, ms | ImageIO, ms |\n"
                        + "| --- | --- | --- | --- | --- | --- |\n");
        costs.forEach((format, methods) -> methods.getOrDefault("encode", Map.of()).keySet().forEach(damage -> out.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %s %% | %s | %s | %s | %s |%n",
                        format,
                        plain(damage),
                        cost(methods, "paint", damage),
                        cost(methods, "encode", damage),
                        cost(methods, "encodeWhole", damage),
                        cost(methods, "imageio", damage)))));
        return out.toString();
    }

    private static String cost(Map<String, Map<Double, Double>> methods, String method, double damage) {
        Double micros = methods.getOrDefault(method, Map.of()).get(damage);
        return micros == null ? "–" : String.format(Locale.ROOT, "%.2f", micros / 1000);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** What encoding costs over damage, a line for each format, up to the dearest. */
    private String svg() {
        double most = 1;
        for (Map<String, Map<Double, Double>> methods : costs.values()) {
            for (double ms : sums(methods).values()) {
                most = Math.max(most, ms);
            }
        }
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#FFFFFF\"/>%n",
                WIDTH,
                HEIGHT));
        for (int i = 0; i <= 4; i++) {
            out.append(grid(most, i));
        }
        int line = 0;
        for (Map.Entry<String, Map<String, Map<Double, Double>>> format : costs.entrySet()) {
            out.append(line(format.getKey(), sums(format.getValue()), most, line++));
        }
        return out.append("<text x=\"" + LEFT + "\" y=\"" + (HEIGHT - 12)
                + "\">milliseconds to encode 1200x630, by the share of pixels that differ</text>\n</svg>\n")
                .toString();
    }

    private static Map<Double, Double> sums(Map<String, Map<Double, Double>> methods) {
        Map<Double, Double> sums = new TreeMap<>();
        methods.getOrDefault("encode", Map.of()).forEach((damage, micros) -> sums.put(damage, micros / 1000));
        return sums;
    }

    private static String grid(double most, int quarter) {
        double y = BOTTOM - (BOTTOM - TOP) * quarter / 4.0;
        double x = LEFT + (WIDTH - LEFT - 90) * quarter / 4.0;
        return String.format(
                Locale.ROOT,
                "<path d=\"M%d %.1fH%d\" stroke=\"#DDDDDD\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>"
                        + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d %%</text>%n",
                LEFT, y, WIDTH - 90, LEFT - 8, y + 4, most * quarter / 4, x, BOTTOM + 20, 25 * quarter);
    }

    private static String line(String format, Map<Double, Double> sums, double most, int number) {
        String ink = INKS.get(number % INKS.size());
        StringBuilder points = new StringBuilder();
        double lastX = LEFT;
        double lastY = BOTTOM;
        for (Map.Entry<Double, Double> point : sums.entrySet()) {
            if (point.getValue() > most) {
                break;
            }
            lastX = LEFT + (WIDTH - LEFT - 90) * point.getKey() / 100;
            lastY = BOTTOM - (BOTTOM - TOP) * point.getValue() / most;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", lastX, lastY));
        }
        return points.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>"
                                + "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>%n",
                        points.toString().strip(), ink, lastX + 8, lastY + 4, ink, format);
    }
}
