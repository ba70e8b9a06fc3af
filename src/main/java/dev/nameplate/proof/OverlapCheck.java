package dev.nameplate.proof;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Closeup;
import dev.nameplate.template.TextLayer;
import java.util.List;
import java.util.Optional;

/** Whether two texts are written across each other. A text that repeats another's words below it is its shadow. */
final class OverlapCheck implements Check {

    private static final int COVERED = 96;

    /** Fewer common pixels than this are a touch that nobody notices. */
    private static final int NOTICED = 4;

    private final Anatomy anatomy;

    OverlapCheck(Anatomy anatomy) {
        this.anatomy = anatomy;
    }

    @Override
    public void look(Specimen specimen, Findings findings) {
        List<Closeup.Element> texts = specimen.elements().stream()
                .filter(element ->
                        !element.letters().isEmpty() && readable(element).isPresent())
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                pair(texts.get(i), texts.get(j), specimen, findings);
            }
        }
    }

    private Optional<Anatomy.Part> readable(Closeup.Element element) {
        return anatomy.part(element.layer()).filter(part -> !anatomy.isOrnament(part));
    }

    private void pair(Closeup.Element one, Closeup.Element other, Specimen specimen, Findings findings) {
        Anatomy.Part first = readable(one).orElseThrow();
        Anatomy.Part second = readable(other).orElseThrow();
        Anatomy.Part lower = first.number() <= second.number() ? first : second;
        Anatomy.Part upper = lower == first ? second : first;
        int common = common(one.letters(), other.letters(), specimen.picture().bounds());
        if (common < NOTICED || repeats(lower, upper)) {
            return;
        }
        findings.add(
                Findings.error(
                        "text-overlap",
                        upper.pointer(),
                        "text " + upper.name() + " is written across text " + lower.name() + " (" + lower.pointer()
                                + ")",
                        "make one \"box\" smaller or move it, so that their boxes do not overlap; or put both into a stack",
                        specimen.contact().id()),
                common);
    }

    private static boolean repeats(Anatomy.Part one, Anatomy.Part other) {
        return one.layer() instanceof TextLayer text
                && other.layer() instanceof TextLayer its
                && one != other
                && text.wording().equals(its.wording());
    }

    /** Pixels that both cover. */
    private static int common(Mask one, Mask other, Rect canvas) {
        Rect area = one.bounds().intersection(other.bounds()).intersection(canvas);
        int common = 0;
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                common += one.at(x, y) >= COVERED && other.at(x, y) >= COVERED ? 1 : 0;
            }
        }
        return common;
    }
}
