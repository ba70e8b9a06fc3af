package dev.nameplate.proof;

import dev.nameplate.render.Closeup;
import dev.nameplate.render.TextReport;
import java.util.Locale;
import java.util.Optional;

/** Whether texts stand out from what is behind them: 4.5:1, and large ones 3:1 at the very least. */
final class ContrastCheck implements Check {

    static final double WANTED = 4.5;
    static final double LARGE_LEAST = 3;

    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.66;

    private final Anatomy anatomy;

    ContrastCheck(Anatomy anatomy) {
        this.anatomy = anatomy;
    }

    @Override
    public void look(Specimen specimen, Findings findings) {
        for (Closeup.Element element : specimen.elements()) {
            Optional<Anatomy.Part> part = anatomy.part(element.layer()).filter(it -> !anatomy.isOrnament(it));
            if (part.isPresent() && !element.letters().isEmpty()) {
                Contrast.of(element, specimen.picture(), specimen.behind())
                        .ifPresent(contrast -> judge(part.get(), contrast, specimen, findings));
            }
        }
    }

    private static void judge(Anatomy.Part part, Contrast contrast, Specimen specimen, Findings findings) {
        double reached = contrast.reached();
        if (reached >= WANTED) {
            return;
        }
        Optional<Anatomy.Setting> setting = Anatomy.setting(part);
        boolean large = isLarge(part, setting, specimen);
        boolean tolerable = large && reached >= LARGE_LEAST;
        String message = String.format(
                Locale.ROOT,
                "text %s has a contrast of %.1f:1 to what is behind it; %s",
                part.name(),
                Math.floor(reached * 10) / 10,
                tolerable ? "large as it is that can be read, and 4.5:1 is easy to read" : "4.5:1 can be read");
        String remedy = contrast.better(WANTED + 0.05)
                .map(colour -> String.format(
                        Locale.ROOT,
                        "give it the \"%s\" \"#%06X\", which reaches %.1f:1",
                        setting.map(Anatomy.Setting::colour).orElse("fill"),
                        colour & 0xFFFFFF,
                        Math.floor(contrast.reached(colour) * 10) / 10))
                .orElse("no one colour reaches it here: put a plate or a plain shade behind it");
        String place = setting.map(Anatomy.Setting::pointer).orElse(part.pointer());
        String contact = specimen.contact().id();
        findings.add(
                tolerable
                        ? Findings.warning("contrast", place, message, remedy, contact)
                        : Findings.error("contrast", place, message, remedy, contact),
                -reached);
    }

    private static boolean isLarge(Anatomy.Part part, Optional<Anatomy.Setting> setting, Specimen specimen) {
        int weight = setting.map(Anatomy.Setting::weight).orElse(400);
        double size = specimen.texts().stream()
                .filter(text -> text.layer().equals(part.layer().common().id()) && text.size() > 0)
                .mapToDouble(TextReport::size)
                .min()
                .orElse(0);
        return size >= LARGE || size >= LARGE_BOLD && weight >= 700;
    }
}
