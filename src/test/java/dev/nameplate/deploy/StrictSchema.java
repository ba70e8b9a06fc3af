package dev.nameplate.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an object is what the API server would take, with no key that it does not know: misspelt keys of optional fields, which
 * the API server drops without a word, are errors here.
 */
final class StrictSchema {

    /** Models made from Kubernetes' own description of its API; reading one fails on unknown keys, and on fields that must be there. */
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1/Namespace", V1Namespace.class),
            Map.entry("v1/ConfigMap", V1ConfigMap.class),
            Map.entry("v1/Secret", V1Secret.class),
            Map.entry("v1/Service", V1Service.class),
            Map.entry("v1/ServiceAccount", V1ServiceAccount.class),
            Map.entry("v1/PersistentVolumeClaim", V1PersistentVolumeClaim.class),
            Map.entry("apps/v1/Deployment", V1Deployment.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class),
            Map.entry("rbac.authorization.k8s.io/v1/Role", V1Role.class),
            Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", V1RoleBinding.class));

    /** The operator's kinds are not part of Kubernetes: closed schemas of what we use of them. */
    private static final Map<String, Schema> SCHEMAS = Map.of(
            "monitoring.coreos.com/v1/ServiceMonitor", schema("service-monitor"),
            "monitoring.coreos.com/v1/PrometheusRule", schema("prometheus-rule"));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StrictSchema() {}

    /** What is wrong with an object; empty when nothing is. */
    static Optional<String> objection(JsonNode object) {
        String kind =
                object.path("apiVersion").asText() + '/' + object.path("kind").asText();
        if (SCHEMAS.containsKey(kind)) {
            List<String> objections = SCHEMAS.get(kind).validate(object.toString(), InputFormat.JSON).stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .toList();
            return objections.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", objections));
        }
        Class<?> model = MODELS.get(kind);
        if (model == null) {
            return Optional.of("there is no kind " + kind);
        }
        try {
            Object read = JSON.getGson().fromJson(object.toString(), model);
            JsonNode told = MAPPER.readTree(JSON.getGson().toJson(read));
            // A word where a number or a yes is wanted is read as something else.
            return filled(told).equals(filled(object)) ? Optional.empty() : Optional.of("is read as " + told);
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Without lists and maps that hold nothing, of which the models make one for each that is not there. */
    private static JsonNode filled(JsonNode node) {
        if (node instanceof ObjectNode map) {
            ObjectNode kept = MAPPER.createObjectNode();
            map.properties().forEach(entry -> {
                JsonNode value = filled(entry.getValue());
                if (!value.isContainerNode() || !value.isEmpty()) {
                    kept.set(entry.getKey(), value);
                }
            });
            return kept;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode kept = MAPPER.createArrayNode();
            list.forEach(item -> kept.add(filled(item)));
            return kept;
        }
        return node;
    }

    private static Schema schema(String name) {
        String resource = "/deploy/" + name + ".schema.json";
        try (InputStream in = StrictSchema.class.getResourceAsStream(resource)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
