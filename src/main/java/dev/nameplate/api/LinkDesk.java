package dev.nameplate.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nameplate.link.KeyRing;
import dev.nameplate.mail.LinkFault;
import dev.nameplate.mail.LinkMaker;
import dev.nameplate.mail.LinkOrder;
import dev.nameplate.pipeline.DrawingRoom;
import dev.nameplate.template.Template;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes one link for a request, or says everything that is wrong with it. */
final class LinkDesk {

    private final DrawingRoom drawings;
    private final LinkMaker maker;
    private final Supplier<String> base;

    /** @param base what links begin with, known once the server listens */
    LinkDesk(DrawingRoom drawings, Supplier<KeyRing> keys, Supplier<String> base) {
        this.drawings = drawings;
        this.maker = new LinkMaker(keys, part -> part);
        this.base = base;
    }

    /** Finds templates by their paths. */
    interface Finder extends Function<String, Future<Optional<Template>>> {}

    /** What a link is answered with; fails with {@link Refused}. */
    Future<JsonObject> link(ObjectNode json, ApiKey key, Finder finder) {
        LinkRequest request = LinkRequest.read(json, base.get(), drawings.endings(), Instant.now());
        if (request.template().isEmpty()) {
            return Future.failedFuture(new Refused(ApiProblem.of(all(request, Optional.empty()))));
        }
        String path = request.template().get();
        Optional<Refused> foreign = Access.refusal(key, path);
        if (foreign.isPresent()) {
            return Future.failedFuture(foreign.get());
        }
        return finder.apply(path).compose(found -> made(request, path, found, key));
    }

    private Future<JsonObject> made(LinkRequest request, String path, Optional<Template> template, ApiKey key) {
        if (template.isEmpty()) {
            List<ApiError> errors = new ArrayList<>();
            errors.add(new ApiError("/template", TemplateName.unknown(path, Access.visible(drawings, key))));
            errors.addAll(all(request, template));
            return Future.failedFuture(new Refused(
                    new ApiProblem(ProblemKind.UNKNOWN_TEMPLATE, ApiProblem.counted(errors.size()), errors)));
        }
        if (!request.errors().isEmpty()) {
            return Future.failedFuture(new Refused(ApiProblem.of(all(request, template))));
        }
        return maker.make(request.order(), template)
                .fold(
                        link -> Future.succeededFuture(json(link, request.order(), template.get())),
                        faulty -> Future.failedFuture(new Refused(ApiProblem.of(
                                faulty.faults().stream().map(request::error).toList()))));
    }

    /** What is wrong with how it is asked, and with the link itself as far as it can be read. */
    private List<ApiError> all(LinkRequest request, Optional<Template> template) {
        List<ApiError> errors = new ArrayList<>(request.errors());
        maker.make(request.order(), template).fold(link -> List.<LinkFault>of(), faulty -> faulty.faults()).stream()
                .filter(fault -> template.isPresent() || !ofTemplate(fault))
                .filter(fault -> request.errors().isEmpty() || !isConsequence(fault))
                .map(request::error)
                .filter(error -> errors.stream()
                        .noneMatch(known -> known.pointer().equals(error.pointer())
                                && !error.pointer().isEmpty()))
                .toList()
                .forEach(errors::add);
        return errors;
    }

    /** Faults that say no more than that there is no such template. */
    private static boolean ofTemplate(LinkFault fault) {
        return fault.part().equals("html") || fault.part().equals("pin");
    }

    /** Faults that may follow from others. */
    private static boolean isConsequence(LinkFault fault) {
        return fault.part().isEmpty()
                || fault.part().equals("esp") && fault.words().startsWith("esp")
                || fault.part().equals("strict");
    }

    private static JsonObject json(LinkMaker.Made.Link made, LinkOrder order, Template template) {
        JsonObject json = new JsonObject();
        if (order.strict()) {
            json.put("code", made.text());
        } else {
            json.put("link", made.link());
            if (order.html()) {
                json.put("img", made.text());
            }
        }
        json.put("width", template.canvas().width())
                .put("height", template.canvas().height())
                .put("version", template.version());
        order.expires().ifPresent(when -> json.put("expires", when.toString()));
        return json.put("notes", new JsonArray(made.notes()));
    }
}
