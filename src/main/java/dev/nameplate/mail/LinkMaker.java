package dev.nameplate.mail;

import dev.nameplate.esp.Confidence;
import dev.nameplate.esp.Profile;
import dev.nameplate.esp.Profiles;
import dev.nameplate.link.KeyRing;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.LinkSigner;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes links as they are ordered, by people on a command line or by programs. Thread-safe. */
public final class LinkMaker {

    private static final int VERSION_DIGITS = 16;

    private final Supplier<KeyRing> keys;
    private final LinkSigner signer;
    private final UnaryOperator<String> named;

    /**
     * @param keys what signs, as it is when a link is made
     * @param named what whoever orders calls a part of an order, for messages: {@code --esp} on a command line
     */
    public LinkMaker(Supplier<KeyRing> keys, UnaryOperator<String> named) {
        this.keys = keys;
        this.signer = LinkSigner.of(keys);
        this.named = named;
    }

    /** What became of an order. */
    public sealed interface Made {

        /**
         * A link, an {@code <img>}, or code for the provider.
         *
         * @param link the link with its open part; empty where the provider signs when it sends
         * @param text what was ordered: the link itself, the whole {@code <img>}, or code
         * @param notes what it would not do although it can be made, and what is uncertain
         */
        record Link(String link, String text, List<String> notes) implements Made {}

        /** @param faults all that is wrong, at least one */
        record Faulty(List<LinkFault> faults, List<String> notes) implements Made {}

        default <T> T fold(Function<Link, ? extends T> link, Function<Faulty, ? extends T> faulty) {
            return this instanceof Link it ? link.apply(it) : faulty.apply((Faulty) this);
        }
    }

    /** Makes what is ordered. @param template the template of the order, where there is one */
    public Made make(LinkOrder order, Optional<Template> template) {
        return new Making(order, template).made();
    }

    /** One order being carried out. */
    private final class Making {

        private final LinkOrder order;
        private final Optional<Template> template;
        private final List<String> notes = new ArrayList<>();
        private final List<LinkFault> faults = new ArrayList<>();

        Making(LinkOrder order, Optional<Template> template) {
            this.order = order;
            this.template = template;
        }

        Made made() {
            template.ifPresentOrElse(
                    found -> notes.addAll(LinkAdvice.of(found, order.fixedNames(), order.opened())),
                    () -> notes.add("there is no template " + order.path() + " here; the link is signed all the same"));
            Map<String, String> fixed = fixed();
            if (order.html() && template.isEmpty()) {
                faults.add(new LinkFault(
                        "html",
                        named.apply("html") + ": there is no template " + order.path()
                                + " here whose width, height and words the <img> could have"));
            }
            Optional<EspLink> tags = new EspNames(order, named, notes, faults).link(template);
            String target = signed(fixed, order.strict() ? List.of() : order.opened());
            if (order.strict()) {
                return strict(fixed, tags, target);
            }
            if (!faults.isEmpty()) {
                return new Made.Faulty(faults, notes);
            }
            String open = tags.map(EspLink::openPart).orElse("");
            String link = order.base() + target + (open.isEmpty() ? "" : "&" + open);
            return new Made.Link(
                    link,
                    order.html() ? ImageTag.of(link, template.orElseThrow(), order.set(), tags.orElse(null)) : link,
                    notes);
        }

        /** What is fixed for all readers. */
        private Map<String, String> fixed() {
            Map<String, String> fixed = new LinkedHashMap<>(order.set());
            order.expires().ifPresent(when -> fix(fixed, "expires", "_exp", String.valueOf(when.getEpochSecond())));
            if (order.pin() && template.isPresent()) {
                fix(fixed, "pin", "_v", template.get().version().substring(0, VERSION_DIGITS));
            } else if (order.pin()) {
                faults.add(new LinkFault(
                        "pin",
                        named.apply("pin") + ": there is no template " + order.path()
                                + " here whose version the link could be pinned to"));
            }
            return fixed;
        }

        private void fix(Map<String, String> fixed, String part, String control, String value) {
            if (fixed.put(control, value) != null) {
                faults.add(new LinkFault(
                        part,
                        named.apply(part) + " and " + named.apply("set") + " " + control
                                + " say the same thing; leave one of them out"));
            }
        }

        /** Path and query of the signed link; empty when something is wrong with it. */
        private String signed(Map<String, String> fixed, List<String> open) {
            LinkDraft draft = LinkDraft.of(order.image());
            fixed.forEach(draft::set);
            draft.open(open);
            order.sealed().forEach(draft::seal);
            return signer.sign(draft).fold(this::noted, problems -> {
                Map<String, LinkFault> known = blame(fixed, open);
                problems.forEach(problem -> faults.add(known.getOrDefault(problem, ofSeveral(problem, open))));
                return "";
            });
        }

        /** The target of a link; what its key will do to it one day is noted. */
        private String noted(LinkSigner.Minted.Link link) {
            String kid = kid(link.target());
            keys.get()
                    .label(kid)
                    .flatMap(KeyRing.Label::retires)
                    .ifPresent(day -> notes.add("key " + kid + ", which signs, retires at the end of " + day
                            + " (UTC): from then on the link shows the fallback image"));
            return link.target();
        }

        /** By their words, the problems that parts of the order have by themselves. */
        private Map<String, LinkFault> blame(Map<String, String> fixed, List<String> open) {
            Map<String, LinkFault> known = new HashMap<>();
            blame(known, "template", "", LinkDraft.of(order.image()));
            fixed.forEach((name, value) -> {
                boolean expiry = name.equals("_exp") && order.expires().isPresent();
                blame(known, expiry ? "expires" : "set", expiry ? "" : name, sound().set(name, value));
            });
            order.sealed().forEach((name, value) -> blame(known, "seal", name, sound().seal(name, value)));
            for (String name : open) {
                // Twice, since it may also be that.
                blame(known, partOf(name), name, sound().open(name).open(name));
            }
            return known;
        }

        private void blame(Map<String, LinkFault> known, String part, String key, LinkDraft draft) {
            signer.sign(draft)
                    .fold(link -> List.<String>of(), problems -> problems)
                    .forEach(problem -> known.putIfAbsent(problem, new LinkFault(part, key, problem)));
        }

        /** A problem that is about several parts, or about the whole. */
        private LinkFault ofSeveral(String problem, List<String> open) {
            for (String name : order.sealed().keySet()) {
                if (problem.startsWith(name + " is both") && problem.contains("sealed")) {
                    return new LinkFault("seal", name, problem);
                }
            }
            for (String name : open) {
                if (problem.startsWith(name + " is both")) {
                    return new LinkFault(partOf(name), name, problem);
                }
            }
            return new LinkFault("", problem);
        }

        private String partOf(String open) {
            return order.open().contains(open) ? "open" : "fields";
        }

        private LinkDraft sound() {
            return LinkDraft.of("x.jpg");
        }

        /** Code that signs values too when the provider sends. */
        private Made strict(Map<String, String> fixed, Optional<EspLink> tags, String target) {
            if (order.esp().isEmpty()) {
                faults.add(new LinkFault(
                        "strict",
                        named.apply("strict") + " needs a provider that signs when it sends: " + named.apply("esp")
                                + " braze"));
            }
            if (!order.sealed().isEmpty()) {
                faults.add(new LinkFault(
                        "strict",
                        named.apply("strict") + " and " + named.apply("seal")
                                + " cannot be together: providers sign when they send, and none can seal"));
            }
            tags.map(EspLink::profile)
                    .filter(profile -> !profile.signing().can())
                    .ifPresent(profile -> faults.add(new LinkFault("strict", cannotSign(profile))));
            if (!faults.isEmpty()) {
                return new Made.Faulty(faults, notes);
            }
            EspLink esp = tags.orElseThrow();
            String kid = kid(target);
            notes.add("put the secret of key " + kid
                    + " where the code says so: it has to be of the form text:…, and whoever may edit"
                    + " messages can read it, so let it be a key of its own for one project");
            if (esp.profile().signing().confidence() == Confidence.UNVERIFIED) {
                notes.add("that " + esp.profile().name() + " computes HMAC-SHA256 when it sends is unverified");
            }
            String code = new StrictRecipe(order.base(), order.path(), order.extension(), kid, fixed, esp)
                    .code(order.html() ? template.orElseThrow() : null);
            return new Made.Link("", code, notes);
        }

        private String cannotSign(Profile profile) {
            return named.apply("strict") + ": " + profile.name() + " cannot sign values when it sends"
                    + (profile.signing().why().isEmpty()
                            ? ", as far as we know"
                            : ": " + profile.signing().why())
                    + "\nleave " + named.apply("strict")
                    + " out: the names of open fields are signed, and their values are checked and healed;"
                    + " providers that can are " + whoSign();
        }
    }

    private static String kid(String target) {
        String sig = target.replaceFirst(".*[?]_sig=", "");
        return sig.substring(0, sig.indexOf('.'));
    }

    private static String whoSign() {
        return Profiles.all().stream()
                .filter(profile -> profile.signing().can())
                .map(profile ->
                        profile.id() + " [" + profile.signing().confidence().key() + "]")
                .collect(Collectors.joining(", "));
    }
}
