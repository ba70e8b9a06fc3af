package dev.nameplate.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a link is besides its fixed values, for {@code sign}, which makes one, and {@code batch}, which makes many. */
final class LinkOptions {

    @Option(
            names = "--open",
            paramLabel = "f,g",
            split = ",",
            description = "Fields whose values the e-mail service provider puts in.")
    private List<String> open = List.of();

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            description = "After that the fallback image is shown: 30d, 12h, 2027-01-31, 2027-01-31T09:00:00Z.")
    private Optional<String> expires = Optional.empty();

    @Option(
            names = "--link",
            paramLabel = "ID",
            description = "An id by which links can be paused, revoked or ended later; auto makes one up.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--recipients",
            paramLabel = "N",
            description =
                    "How many readers a link is for: beyond half as many again new values get the fallback image.")
    private Optional<String> recipients = Optional.empty();

    @Option(
            names = "--allow",
            paramLabel = "SET",
            description =
                    "The allow-set that holds all values that a link may show; `nameplate allow build` makes one.")
    private Optional<String> allow = Optional.empty();

    @Option(names = "--pin", description = "Pins to the template's present version.")
    private boolean pin;

    @Mixin
    private BaseOption base = new BaseOption();

    List<String> open() {
        return open;
    }

    boolean pin() {
        return pin;
    }

    BaseOption base() {
        return base;
    }

    /** @param from what a span such as {@code 30d} is counted from */
    Optional<Instant> expires(Instant from) {
        return expires.map(when -> Moments.read("--expires", when, from));
    }

    /** The controls that stand for options. @param named makes an id of what is given as one */
    Map<String, String> controls(UnaryOperator<String> named) {
        Map<String, String> controls = new LinkedHashMap<>();
        id.ifPresent(given -> controls.put("_link", named.apply(given)));
        recipients.ifPresent(count -> controls.put("_max", count));
        allow.ifPresent(set -> controls.put("_allow", set));
        return controls;
    }

    /** Everything that was given, by the option's name: two runs with the same make the same links. */
    Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("--open", open);
        given.put("--expires", expires);
        given.put("--link", id);
        given.put("--recipients", recipients);
        given.put("--allow", allow);
        given.put("--pin", pin);
        return given;
    }

    /** Whether anything was said that is about links alone. */
    boolean isAny() {
        return !open.isEmpty()
                || expires.isPresent()
                || id.isPresent()
                || recipients.isPresent()
                || allow.isPresent()
                || pin
                || base.isGiven();
    }
}
