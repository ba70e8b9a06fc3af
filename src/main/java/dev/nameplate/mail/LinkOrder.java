package dev.nameplate.mail;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A link as somebody wants it.
 *
 * @param path the template: {@code webinar} or {@code acme/webinar}
 * @param extension the ending: {@code jpg}, {@code jpeg}, {@code png}, {@code webp} or {@code gif}
 * @param base what the link begins with, without a slash at its end
 * @param set fields, and controls such as {@code _dpr}, that are the same for all readers
 * @param sealed fields, and controls that differ per reader, that are fixed so that only the server can read them
 * @param open fields, and controls, that whoever sends the mail fills in
 * @param expires from when on it shows the fallback image
 * @param pin whether it is pinned to the template's present version
 * @param esp the id of the provider whose tags fill what is open
 * @param fields what the provider calls our fields, where that is known; each is open
 * @param html whether a whole {@code <img>} is wanted
 * @param strict whether the provider is to sign values too
 */
public record LinkOrder(
        String path,
        String extension,
        String base,
        Map<String, String> set,
        Map<String, String> sealed,
        List<String> open,
        Optional<Instant> expires,
        boolean pin,
        Optional<String> esp,
        Map<String, String> fields,
        boolean html,
        boolean strict) {

    public LinkOrder {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        sealed = Collections.unmodifiableMap(new LinkedHashMap<>(sealed));
        open = List.copyOf(open);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** {@code webinar.jpg}. */
    String image() {
        return path + '.' + extension;
    }

    /** Names of all that is the same for all readers of the link. */
    Set<String> fixedNames() {
        Set<String> names = new LinkedHashSet<>(set.keySet());
        names.addAll(sealed.keySet());
        return names;
    }

    /** All that is open: what is said to be, and what the provider's names are given for. */
    List<String> opened() {
        List<String> all = new java.util.ArrayList<>(open);
        fields.keySet().stream().filter(name -> !open.contains(name)).forEach(all::add);
        return all;
    }
}
