package io.skybound.query.operations;

import io.skybound.platform.messaging.MessageMetadata;
import io.skybound.platform.openapi.Fails;
import io.skybound.platform.openapi.FailsOnForeignCursor;
import io.skybound.platform.security.Caller;
import io.skybound.platform.web.Cursor;
import io.skybound.platform.web.Paging;
import io.skybound.query.readmodel.ReadModel;
import io.skybound.query.rebuild.Rebuild;
import io.skybound.query.rebuild.Rebuilds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operations watch the projections, and have one made anew. */
@RestController
@Tag(name = "Operations")
class ProjectionsEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ProjectionsEndpoint.class);

    private final ReadModels models;
    private final ProjectionStatus status;
    private final Rebuilds rebuilds;

    ProjectionsEndpoint(ReadModels models, ProjectionStatus status, Rebuilds rebuilds) {
        this.models = models;
        this.status = status;
        this.rebuilds = rebuilds;
    }

    @GetMapping(path = "/ops/projections", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The projections, and how far each has come",
            description = "Told by what all processes have stored, so it does not matter which one is asked.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page, by name",
            headers = @Header(name = "Link", description = "The next page", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "one", value = OperationsExamples.PROJECTIONS)))
    @FailsOnForeignCursor
    ResponseEntity<List<ProjectionView>> listProjections(
            @RequestParam(required = false)
                    @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @Nullable
                    Integer limit,
            @RequestParam(required = false) @Parameter(description = "Cursor from `Link`") @Nullable String after,
            HttpServletRequest request) {
        int most = Paging.limit(limit, 50);
        Cursor cursor = Cursor.parse("projections", 1, after);
        List<ReadModel> rest = models.all().stream()
                .filter(model -> cursor == null || model.projection().compareTo(cursor.key(0)) > 0)
                .toList();
        return Paging.page(request, rest, most, last -> Cursor.of("projections", last.projection()), status::of);
    }

    @GetMapping(path = "/ops/projections/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One projection",
            description = "While it is being rebuilt, `position` and `percent` say how far the rebuild has come; `lag`"
                    + " is always that of what is read.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The projection",
            content = @Content(examples = @ExampleObject(name = "rebuilding", value = OperationsExamples.REBUILDING)))
    @Fails(status = 404, code = "projection_not_found", detail = "There is no projection of this name.")
    ProjectionView getProjection(@PathVariable @Parameter(example = "bookings") String name) {
        return status.of(models.named(name));
    }

    @PostMapping(path = "/ops/projections/{name}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Make a read model anew from the first event",
            description = "Reads go on from the old data until the new is complete; then all of it changes at once. Who"
                    + " asks while a rebuild is running gets that one. A rebuild outlives a restart.")
    @ApiResponse(
            responseCode = "202",
            useReturnTypeSchema = true,
            description = "The rebuild is running; `Location` shows its progress",
            headers = @Header(name = "Location", schema = @Schema(type = "string")),
            content = @Content(examples = @ExampleObject(name = "rebuilding", value = OperationsExamples.REBUILDING)))
    @Fails(status = 404, code = "projection_not_found", detail = "There is no projection of this name.")
    ResponseEntity<ProjectionView> rebuildProjection(
            @PathVariable @Parameter(example = "bookings") String name, Caller caller) {
        ReadModel model = models.named(name);
        Rebuild rebuild = rebuilds.ask(model.projection(), caller.userId(), MDC.get(MessageMetadata.REQUEST_ID));
        log.atInfo()
                .addKeyValue("actor", caller.userId())
                .addKeyValue("projection", model.projection())
                .addKeyValue("rebuild", rebuild.id())
                .log("{} asked for a rebuild of {}: {}", caller.userId(), model.projection(), rebuild.id());
        return ResponseEntity.accepted()
                .location(URI.create("/ops/projections/" + model.projection()))
                .body(status.of(model));
    }
}
