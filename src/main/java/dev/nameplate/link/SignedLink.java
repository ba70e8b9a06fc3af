package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A link that was found genuine (or, where allowed, unsigned); only {@link LinkVerifier} makes one.
 *
 * <p>Controls that are out of range are absent here and named by {@link #outOfRange()}. Immutable; {@link #toString()} shows no values.
 */
public final class SignedLink {

    /** How long after {@code _exp} a link still counts as valid, for clocks that differ. */
    private static final long TOLERANCE_SECONDS = 300;

    private static final int IDENTITY_BYTES = 16;

    private final LinkPath path;
    private final String kid;
    private final @Nullable LocalDate keyRetires;
    private final Map<String, String> fixed;
    private final List<String> sealed;
    private final Map<Control, String> controls;
    private final List<String> outOfRange;
    private final List<String> open;
    private final String openPart;

    private SignedLink(LinkPath path, SignedPart part, @Nullable SigningKey key) {
        this.path = path;
        kid = key == null ? "" : key.kid();
        keyRetires = key == null ? null : key.retires();
        Map<String, String> fields = new LinkedHashMap<>();
        Map<Control, String> inRange = new EnumMap<>(Control.class);
        List<String> rejected = new ArrayList<>(0);
        for (int piece = 0; piece < part.count(); piece++) {
            Control control = part.control(piece);
            String value = part.value(piece);
            if (value == null || control == Control.OPEN) {
                continue;
            }
            if (control == null) {
                fields.put(part.name(piece), value);
            } else if (!control.accepts(value)) {
                rejected.add(control.key());
            } else if (control.ofReader()) {
                fields.put(control.key(), value);
            } else {
                inRange.put(control, value);
            }
        }
        sealed = key == null ? List.of() : unsealed(key, path, inRange, fields, rejected);
        fixed = Collections.unmodifiableMap(fields);
        controls = inRange;
        outOfRange = List.copyOf(rejected);
        openPart = part.openPart();
        open = kid.isEmpty() ? Control.OF_READER : openNames(part.open(), fields.keySet());
    }

    /** Adds what a seal holds to the fields, where they have no value in the open; the names that it held. */
    private static List<String> unsealed(
            SigningKey key,
            LinkPath path,
            Map<Control, String> controls,
            Map<String, String> fields,
            List<String> rejected) {
        String seal = controls.get(Control.SEAL);
        if (seal == null) {
            return List.of();
        }
        Map<String, String> values = Seal.opened(key, path.path(), seal);
        if (values == null) {
            rejected.add(Control.SEAL.key());
            return List.of();
        }
        List<String> names = new ArrayList<>(values.size());
        values.forEach((name, value) -> {
            Control control = Control.of(name);
            if (control != null && !control.accepts(value)) {
                rejected.add(name);
            } else if (fields.putIfAbsent(name, value) == null) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    /** Each name once; a value that is signed is not open as well. */
    private static List<String> openNames(List<String> listed, Set<String> fixed) {
        Set<String> names = new LinkedHashSet<>(listed);
        names.removeAll(fixed);
        return List.copyOf(names);
    }

    static SignedLink genuine(LinkPath path, SignedPart part, SigningKey key) {
        return new SignedLink(path, part, key);
    }

    static SignedLink unsigned(LinkPath path, SignedPart part) {
        return new SignedLink(path, part, null);
    }

    /** The template with its project, as {@code acme/webinar}; without a project the template alone. */
    public String path() {
        return path.path();
    }

    public Optional<String> project() {
        return path.project().isEmpty() ? Optional.empty() : Optional.of(path.project());
    }

    /** The template's name within its project. */
    public String template() {
        return path.template();
    }

    /** {@code jpg}, {@code jpeg}, {@code png}, {@code webp} or {@code gif}. */
    public String ext() {
        return path.ext();
    }

    /**
     * Whether the link has no signature and is served because unsigned links are allowed.
     *
     * <p>Then nothing is fixed, the open part is the whole query, and every field that the template declares counts as open
     * beside the names of {@link #open()}.
     */
    public boolean unsigned() {
        return kid.isEmpty();
    }

    /** The name of the key that signed the link; empty when it is unsigned. */
    public Optional<String> kid() {
        return kid.isEmpty() ? Optional.empty() : Optional.of(kid);
    }

    /** When the key that signed the link retires, which ends the link; empty when it does not. */
    public Optional<Instant> keyEnd() {
        return Optional.ofNullable(keyRetires).map(KeyRing::end);
    }

    /** Whether the key that signed the link has retired. */
    public boolean retired(Instant now) {
        return keyRetires != null && !now.isBefore(KeyRing.end(keyRetires));
    }

    /**
     * What the signature fixes of the picture, by name, decoded once, in the link's order, and behind them what was sealed: fields, and those of {@code _lang}, {@code _tz},
     * {@code _seed} and {@code _id} that are in range.
     */
    public Map<String, String> fixed() {
        return fixed;
    }

    /** Those names of {@link #fixed()} whose values the link does not show, since they were sealed. */
    public List<String> sealed() {
        return sealed;
    }

    /** The names whose values the open part may hold, in the link's order; none of {@link #fixed()}. */
    public List<String> open() {
        return open;
    }

    /** The raw open part, one char per byte, without its leading {@code &}; empty when there is none. */
    public String openPart() {
        return openPart;
    }

    /** {@code _exp} in Unix seconds; empty when there is none or it cannot be read (then {@link #expired} holds all the same). */
    public OptionalLong expires() {
        String text = controls.get(Control.EXP);
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** Whether the link's time is over by more than the tolerance of five minutes, or its {@code _exp} cannot be read. */
    public boolean expired(Instant now) {
        OptionalLong expires = expires();
        return expires.isPresent()
                ? now.getEpochSecond() - TOLERANCE_SECONDS > expires.getAsLong()
                : outOfRange.contains(Control.EXP.key());
    }

    /** {@code _v}: the first digits of the version that the link is pinned to, in lower case. */
    public Optional<String> version() {
        return text(Control.V).map(digits -> digits.toLowerCase(Locale.ROOT));
    }

    /** {@code _dpr}. */
    public OptionalInt density() {
        return number(Control.DPR);
    }

    /** {@code _q}. */
    public OptionalInt quality() {
        return number(Control.Q);
    }

    /** {@code _dl}: the name under which the image is to be saved. */
    public Optional<String> download() {
        return text(Control.DL);
    }

    /** {@code _link}: the link's short id. */
    public Optional<String> id() {
        return text(Control.LINK);
    }

    /** {@code _max}: how many readers the link was made for. */
    public OptionalInt recipients() {
        return number(Control.MAX);
    }

    /** {@code _allow}: the name of the set of values that are allowed. */
    public Optional<String> allow() {
        return text(Control.ALLOW);
    }

    /**
     * What tells the link's signed part from all others, whichever key signed it: 128 bits as hexadecimal digits. The same text signed
     * again is the same link.
     */
    public String identity() {
        StringBuilder text = new StringBuilder(path()).append('\n').append(ext());
        controls.forEach((control, value) ->
                text.append('\n').append(control.key()).append('=').append(value));
        new TreeMap<>(fixed).forEach((name, value) -> text.append('\n')
                .append(name)
                .append('=')
                .append(value.length())
                .append(':')
                .append(value));
        text.append('\n').append(String.join(",", open.stream().sorted().toList()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, IDENTITY_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    /** {@code _lang} when it is fixed. */
    public Optional<String> language() {
        return Optional.ofNullable(fixed.get(Control.LANG.key()));
    }

    /** {@code _tz} when it is fixed. */
    public Optional<String> zone() {
        return Optional.ofNullable(fixed.get(Control.TZ.key()));
    }

    /** {@code _seed} when it is fixed. */
    public Optional<String> seed() {
        return Optional.ofNullable(fixed.get(Control.SEED.key()));
    }

    /** {@code _id} when it is fixed: the reader's key in a data source. */
    public Optional<String> recipient() {
        return Optional.ofNullable(fixed.get(Control.ID.key()));
    }

    /** The controls that count as absent because their values are out of range, as {@code _dpr}. */
    public List<String> outOfRange() {
        return outOfRange;
    }

    private Optional<String> text(Control control) {
        return Optional.ofNullable(controls.get(control));
    }

    private OptionalInt number(Control control) {
        String text = controls.get(control);
        return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    @Override
    public String toString() {
        return "SignedLink[" + path() + "." + ext() + ", fixed " + fixed.keySet() + ", open " + open + "]";
    }
}
