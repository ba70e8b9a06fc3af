package dev.nameplate.encode.png;

import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template's base picture and its codings: one in the form that its samples suit, made at once, and others for images that
 * do not, made when the first comes. Thread-safe.
 */
public final class PngBase {

    private final Raster pixels;
    private final Damage changing;
    private final List<Flight> flights = new ArrayList<>();
    private final CodedBase usual;

    /**
     * Codes a base.
     *
     * @param pixels kept by reference and never to be written again
     * @param samples pictures as they will come, which show where pictures differ, in what colours and with what symbols; may
     *     be empty. Not kept
     */
    public PngBase(Raster pixels, List<Sample> samples) {
        this.pixels = pixels;
        changing = Damage.none(pixels.width(), pixels.height());
        samples.forEach(sample -> changing.addAll(sample.damage()));
        for (Flight flight : forms(samples)) {
            if (samples.stream().allMatch(sample -> suits(flight.form, sample))) {
                flights.add(flight);
            }
        }
        usual = flights.get(0).land(samples);
    }

    private boolean suits(Form form, Sample sample) {
        return form.suits(pixels, sample.pixels(), sample.damage(), new Numbers());
    }

    /** A picture and where it differs from the base. */
    public record Sample(Raster pixels, Damage damage) {}

    /** The forms in which the base can be written, the smallest first; any picture suits the last. */
    private List<Flight> forms(List<Sample> samples) {
        List<Flight> forms = new ArrayList<>();
        PaletteMaker.of(pixels, samples).ifPresent(palette -> forms.add(new Flight(palette)));
        if (pixels.isOpaque()) {
            forms.add(new Flight(new Truecolour(/* alpha= */ false)));
        }
        forms.add(new Flight(new Truecolour(/* alpha= */ true)));
        // Some gradients are smaller in their own colours, which filters foretell, than in those of a palette.
        if (forms.get(0).form instanceof Palette
                && forms.get(0).bits() >= forms.get(1).bits()) {
            forms.remove(0);
        }
        return forms;
    }

    /** Where the samples differ from the base. */
    Damage changing() {
        return changing;
    }

    Raster pixels() {
        return pixels;
    }

    /** The base in the form that suits the samples. */
    CodedBase usual() {
        return usual;
    }

    /** The base in the first form that suits a picture. */
    CodedBase suiting(Raster picture, Damage damage) {
        return suiting(picture, damage, new Numbers());
    }

    /**
     * The base in the first form that suits a picture; whoever asks first for a new one codes it, and others wait.
     *
     * @param numbers takes what was found out about the picture, for the form of this base
     */
    CodedBase suiting(Raster picture, Damage damage, Numbers numbers) {
        for (Flight flight : flights) {
            if (flight.form.suits(pixels, picture, damage, numbers)) {
                return flight.coded();
            }
        }
        throw new IllegalStateException("no form suits a picture, though the last suits all");
    }

    /** Bytes on the heap, without the picture, which is the template's; grows with the codings made. */
    public long weight() {
        return 256 + flights.stream().mapToLong(Flight::weight).sum();
    }

    private final class Flight {

        private final Form form;
        private Filters.@Nullable Choice filters;
        private volatile @Nullable CodedBase coded;

        Flight(Form form) {
            this.form = form;
        }

        /** About how many bits the base takes. */
        double bits() {
            return filters().bits();
        }

        private synchronized Filters.Choice filters() {
            Filters.Choice known = filters;
            if (known == null) {
                known = Filters.choose(form, pixels);
                filters = known;
            }
            return known;
        }

        CodedBase coded() {
            CodedBase known = coded;
            return known != null ? known : land(List.of());
        }

        /** Codes the base if that was not done. */
        private synchronized CodedBase land(List<Sample> samples) {
            CodedBase known = coded;
            if (known == null) {
                known = new BaseCoder(pixels, form, filters().rows(), changing).code(samples);
                coded = known;
            }
            return known;
        }

        long weight() {
            CodedBase known = coded;
            return known == null ? form.weight() : known.weight();
        }
    }
}
