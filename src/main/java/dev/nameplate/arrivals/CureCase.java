package dev.nameplate.arrivals;

import dev.nameplate.esp.Confidence;
import dev.nameplate.esp.FieldNaming;
import dev.nameplate.esp.Profile;
import dev.nameplate.merge.Fallback;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.MergeNote.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What a remedy is made for.
 *
 * @param counted what was counted of the field
 * @param declared the field as its template has it today, if it still does
 * @param provider whose tags they are, where that is known
 */
record CureCase(Block.OfField counted, Optional<Field> declared, Optional<Profile> provider) {

    /** The provider's name, or what to call one that is not known. */
    String who() {
        return provider.map(Profile::name).orElse("the provider");
    }

    /** The provider's own tag for the field in a link, in words; empty when no provider is known. */
    Optional<String> tag() {
        return provider.map(profile -> {
            FieldNaming naming = new FieldNaming(profile);
            FieldNaming.Named named = naming.ofOurs(counted.name()).orElseGet(() -> naming.guessed(counted.name()));
            boolean sure = named.confidence() != Confidence.UNVERIFIED;
            return profile.linkTag(named.field()) + (sure ? "" : " if your list calls the field so");
        });
    }

    /** What readers saw instead, most of them; empty when they all saw the value. */
    Optional<String> shown() {
        long most = counted.of(Kind.REMOVED);
        int rung = 0;
        for (int i = 1; i <= Columns.RUNGS; i++) {
            if (counted.ofRung(i) > most) {
                most = counted.ofRung(i);
                rung = i;
            }
        }
        if (most == 0) {
            return Optional.empty();
        }
        return Optional.of(rung == 0 ? "what shows it was removed" : instead(rung));
    }

    private String instead(int rung) {
        List<Fallback> ladder = declared.map(Field::ladder).orElse(List.of());
        Fallback fallback = rung <= ladder.size() ? ladder.get(rung - 1) : new Fallback.Remove();
        if (fallback instanceof Fallback.Fixed fixed) {
            return "the fallback \"" + fixed.value().fallback() + "\" was shown";
        }
        if (fallback instanceof Fallback.OtherField other) {
            return "the field " + other.name() + " was shown instead";
        }
        return fallback instanceof Fallback.Asset asset
                ? "the picture " + asset.name() + " was shown"
                : "a fallback was shown";
    }

    /** A remedy, and what was shown meanwhile. */
    String meanwhile(String remedy) {
        return shown().map(shown -> remedy + "; " + shown).orElse(remedy);
    }
}
