package dev.nameplate.arrivals;

import dev.nameplate.esp.Profile;
import dev.nameplate.link.LinkDraft;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.template.Template;
import dev.nameplate.testing.Links;
import dev.nameplate.testing.TemplateFiles;
import dev.nameplate.visitor.Visitor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Opens of links to one template with fields of every kind, counted, at whatever time a test says. */
final class Mailing {

    static final Template TEMPLATE = TemplateFiles.template("""
            {
              "format": 1,
              "title": "Test",
              "sizes": [{"width": 600, "height": 200}],
              "fields": [
                {"name": "name", "open": true, "max-length": 20, "fallback": [{"field": "company"}, {"text": "Friend"}]},
                {"name": "company", "open": true, "fallback": {"text": "your company"}},
                {"name": "code", "open": true, "pattern": "[A-Z]{3}"},
                {"name": "city", "open": true, "scripts": ["latin"]},
                {"name": "seats", "type": "number", "open": true, "least": 1, "most": 500},
                {"name": "date", "type": "date", "open": true},
                {"name": "accent", "type": "colour", "open": true, "fallback": {"text": "#7CF0D2"}},
                {"name": "tier", "type": "choice", "open": true, "choices": ["silver", "gold"]},
                {"name": "cities", "type": "list", "open": true, "max-items": 2},
                {"name": "logo", "type": "image", "open": true, "assets": ["acme.png"], "fallback": {"asset": "acme.png"}},
                {"name": "title"}
              ],
              "layers": [
                {"id": "words", "type": "text", "box": [0, 0, 600, 200],
                  "text": ["{name}[ {company}][ {code}][ {city}][ {seats}][ {date}][ {tier}][ {cities}][ {title}]", "Hello"]}
              ]
            }
            """, Map.of("acme.png", dot()));

    private static byte[] dot() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Knows no Chinese and no emoji. */
    private static final MergeContext CONTEXT =
            new MergeContext("en", Optional.of(text -> text.codePoints().allMatch(c -> c < 0x3000)));

    private static final Merger MERGER = new Merger();

    final Arrivals arrivals;
    private Instant now = Instant.parse("2026-11-25T09:30:00Z");
    private Visitor visitor = Visitor.GMAIL;
    private boolean kept;

    Mailing(int links) {
        this.arrivals = new Arrivals(links, new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
    }

    Mailing() {
        this(100);
    }

    void hoursLater(int hours) {
        now = now.plusSeconds(3600L * hours);
    }

    Mailing by(Visitor other, boolean hasKept) {
        visitor = other;
        kept = hasKept;
        return this;
    }

    /** Opens a link with raw text behind {@code _open}, so many times. */
    Mailing open(int times, Map<String, String> fixed, List<String> open, String openPart) {
        SignedLink link = link(fixed, open, openPart);
        Values values = values(link);
        for (int i = 0; i < times; i++) {
            arrivals.opened(link, TEMPLATE, values, visitor, kept);
        }
        return this;
    }

    /** The same where guards refuse what arrived. */
    Mailing refuse(int times, Map<String, String> fixed, List<String> open, String openPart) {
        SignedLink link = link(fixed, open, openPart);
        for (int i = 0; i < times; i++) {
            arrivals.refused(link, TEMPLATE, visitor, kept);
        }
        return this;
    }

    /** Opens a link that leaves one field open, with what arrived for it. */
    Mailing open(int times, String field, String raw) {
        return open(times, Map.of(), List.of(field), field + "=" + raw);
    }

    static SignedLink link(Map<String, String> fixed, List<String> open, String openPart) {
        LinkDraft draft = LinkDraft.of("test.jpg").open(open);
        new LinkedHashMap<>(fixed).forEach(draft::set);
        return Links.genuine(Links.signed(draft) + (openPart.isEmpty() ? "" : "&" + openPart));
    }

    static Values values(SignedLink link) {
        return MERGER.merge(new Delivery(link.fixed(), link.open(), link.openPart()), TEMPLATE.fields(), CONTEXT);
    }

    /** The row of all links. */
    Row all() {
        return arrivals.rows("test", Counts.HOURS).get(0);
    }

    Block.OfField field(String name) {
        return all().start().fields().get(name);
    }

    /** What is to be done about all that was counted. */
    List<Cure> cures(Optional<Profile> provider) {
        Block block = all().start();
        return Cures.of(block, Optional.of(TEMPLATE), provider.or(() -> Cures.provider(block)));
    }

    String json(Map<String, String> parameters) {
        return new DataHealth(arrivals, path -> path.equals("test") ? Optional.of(TEMPLATE) : Optional.empty())
                .json(Inquiry.of(parameters).inquiry());
    }
}
