package dev.nameplate.proof;

import dev.nameplate.merge.Field;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.Closeup;
import dev.nameplate.render.TextReport;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.TextLayer;
import dev.nameplate.template.Wording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a missing field leaves a hole. That a layer goes with its field is how templates are made; it is worth a word only
 * where the field has no fallback, and with it the picture loses its largest words, or a frame is left with nothing inside.
 */
final class AbsenceCheck implements Check {

    /** How much larger than the ink of what it holds a frame may be. */
    private static final double FRAME = 8;

    /** How much larger than the box of what it holds a frame may be. */
    private static final double FRAME_OF_BOX = 2;

    /** Words nearly as large as those that went still carry the picture. */
    private static final double NEARLY = 0.7;

    private final Anatomy anatomy;
    private final Map<String, Double> sizes = new HashMap<>();
    private final Map<String, Rect> places = new HashMap<>();
    private final Map<String, Double> sizesLeft = new HashMap<>();
    private final Map<String, Closeup.Element> left = new HashMap<>();
    private final Set<String> fieldsLeft = new HashSet<>();

    AbsenceCheck(Anatomy anatomy) {
        this.anatomy = anatomy;
    }

    @Override
    public void look(Specimen specimen, Findings findings) {
        if (specimen.contact().id().equals("complete")) {
            sizes(specimen, sizes);
            specimen.elements().forEach(element -> places.merge(element.layer(), element.ink(), Rect::union));
        } else if (specimen.contact().id().equals("nothing")) {
            sizes(specimen, sizesLeft);
            specimen.elements().forEach(element -> left.put(element.layer(), element));
            fieldsLeft.addAll(specimen.entry().values().byName().keySet());
        }
    }

    private void sizes(Specimen specimen, Map<String, Double> into) {
        for (TextReport text : specimen.texts()) {
            boolean ornament =
                    anatomy.part(text.layer()).map(anatomy::isOrnament).orElse(true);
            if (text.size() > 0 && !ornament) {
                into.merge(text.layer(), text.size(), Math::max);
            }
        }
    }

    @Override
    public void end(Findings findings) {
        for (Anatomy.Part part : anatomy.parts()) {
            String id = part.layer().common().id();
            Optional<String> field = culprit(part.layer());
            if (field.isEmpty() || !isDrawn(id) || isLeft(id)) {
                continue;
            }
            if (part.layer() instanceof TextLayer && isHeading(id)) {
                findings.add(
                        found(field.get(), "without it the largest words, text " + part.name() + ", are gone", part),
                        2);
            } else {
                frame(part)
                        .ifPresent(frame -> findings.add(
                                found(field.get(), "without it nothing is left inside " + frame.name(), part), 1));
            }
        }
    }

    private Finding found(String field, String consequence, Anatomy.Part part) {
        String remedy = "write a \"fallback\" for it";
        if (part.layer() instanceof TextLayer) {
            remedy += ", or give text " + part.name() + " words that do without it";
        }
        return Findings.warning(
                "no-fallback",
                anatomy.field(field),
                "field \"" + field + "\" may be missing and has no fallback; " + consequence,
                remedy + "; \"fallback\": \"remove\" says that it is meant so",
                "nothing");
    }

    private boolean isDrawn(String layer) {
        return sizes.containsKey(layer)
                || !places.getOrDefault(layer, Rect.EMPTY).isEmpty();
    }

    private boolean isLeft(String layer) {
        return sizesLeft.containsKey(layer)
                || left.containsKey(layer) && !left.get(layer).ink().isEmpty();
    }

    /** The field without a fallback that a layer goes with. */
    private Optional<String> culprit(Layer layer) {
        Set<String> needed = new LinkedHashSet<>();
        if (layer instanceof TextLayer text) {
            text.wording().fallback().forEach(phrase -> needed(phrase.pieces(), needed));
        } else if (layer instanceof ImageLayer image && image.source() instanceof ImageLayer.Source.OfField source) {
            needed.add(source.field());
        }
        return needed.stream()
                .filter(name -> !fieldsLeft.contains(name))
                .filter(name -> anatomy.template()
                        .field(name)
                        .filter(Field::openable)
                        .filter(field -> field.ladder().isEmpty())
                        .isPresent())
                .findFirst();
    }

    private static void needed(List<Wording.Piece> pieces, Set<String> into) {
        for (Wording.Piece piece : pieces) {
            if (piece instanceof Wording.Piece.Slot slot) {
                into.add(slot.field());
            }
        }
    }

    private boolean isHeading(String layer) {
        double size = sizes.getOrDefault(layer, 0.0);
        boolean largest = sizes.values().stream().allMatch(other -> other <= size);
        return size > 0 && largest && sizesLeft.values().stream().noneMatch(other -> other >= NEARLY * size);
    }

    /** What still stands around the place of a layer, with no words or picture inside any more. */
    private Optional<Anatomy.Part> frame(Anatomy.Part gone) {
        Rect place = places.getOrDefault(gone.layer().common().id(), Rect.EMPTY);
        Layer.Box box = gone.layer().common().box();
        double largest = Math.max(FRAME * place.area(), FRAME_OF_BOX * box.width() * box.height());
        for (Anatomy.Part part : anatomy.parts()) {
            Closeup.Element element = left.get(part.layer().common().id());
            if (part.number() < gone.number()
                    && part.layer() instanceof ShapeLayer
                    && element != null
                    && !place.isEmpty()
                    && element.ink().contains(place)
                    && element.ink().area() <= largest
                    && isEmpty(element.ink())) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private boolean isEmpty(Rect frame) {
        for (Closeup.Element element : left.values()) {
            boolean content = !element.letters().isEmpty()
                    || anatomy.part(element.layer())
                            .filter(part -> part.layer() instanceof ImageLayer)
                            .isPresent();
            if (content && element.ink().intersects(frame)) {
                return false;
            }
        }
        return true;
    }
}
