package dev.nameplate.template;

import dev.nameplate.template.Layer.Common;

/** Reads layers that make a value visible. */
final class FigureReader {

    private final CodeReader codes;
    private final GaugeReader gauges;
    private final ChartReader charts;
    private final AvatarReader avatars;
    private final CountdownReader countdowns;

    FigureReader(Scope scope, StyleReader styles) {
        this.codes = new CodeReader(scope);
        this.gauges = new GaugeReader(scope);
        this.charts = new ChartReader(scope, styles);
        this.avatars = new AvatarReader(scope, styles);
        this.countdowns = new CountdownReader(scope, styles);
    }

    Layer read(String type, Entry entry, Common common) {
        return switch (type) {
            case "code" -> codes.read(entry, common);
            case "progress" -> gauges.progress(entry, common);
            case "chart" -> charts.read(entry, common);
            case "avatar" -> avatars.read(entry, common);
            case "countdown" -> countdowns.read(entry, common);
            default -> gauges.rating(entry, common);
        };
    }

    /** Whether a countdown was read. */
    boolean counts() {
        return countdowns.any();
    }
}
