package io.skybound.process.mail.mailbox;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_HTML;
import static org.springframework.http.MediaType.TEXT_HTML_VALUE;

import io.skybound.platform.openapi.Fails;
import io.skybound.platform.web.Problem;
import io.skybound.process.mail.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the embedded mailbox, to people as a page and to tests as JSON. */
@RestController
@ConditionalOnBooleanProperty("skybound.mail.embedded")
@Tag(name = "Embedded default", description = "Only there: its mailbox and its clock")
class MailboxEndpoint {

    /** A mail is somebody else's HTML: it may show itself and lead elsewhere, and nothing more. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final MailboxFolder folder;
    private final Templates templates = new Templates();

    MailboxEndpoint(MailboxFolder folder) {
        this.folder = folder;
    }

    @GetMapping("/dev/mailbox")
    @Operation(
            operationId = "listMails",
            summary = "All mails, newest first",
            description = "A page for people; JSON for programs that accept nothing else.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = TEXT_HTML_VALUE, schema = @Schema(type = "string")),
                @Content(
                        mediaType = APPLICATION_JSON_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = MailSummary.class)))
            })
    ResponseEntity<Object> list(
            @Parameter(description = "only mails to this address") @RequestParam(required = false) @Nullable String to,
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept) {
        String wanted = to == null || to.isBlank() ? null : to.strip();
        List<MailSummary> mails = folder.newestFirst(wanted);
        if (wantsJson(accept)) {
            return json(mails);
        }
        return page("mailbox/list", Map.of("mails", mails, "to", wanted == null ? "" : wanted));
    }

    @Fails(status = 404, code = "mail_not_found", detail = "There is no mail with this id.")
    @GetMapping("/dev/mailbox/{id}")
    @Operation(
            operationId = "getMail",
            summary = "One mail",
            description = "A page for people; JSON for programs that accept nothing else.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = TEXT_HTML_VALUE, schema = @Schema(type = "string")),
                @Content(mediaType = APPLICATION_JSON_VALUE, schema = @Schema(implementation = MailContent.class))
            })
    ResponseEntity<Object> show(
            @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept) {
        MailContent mail =
                folder.find(id).orElseThrow(() -> Problem.notFound("mail_not_found", "There is no mail with this id."));
        return wantsJson(accept) ? json(mail) : page("mailbox/mail", Map.of("mail", mail));
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT)
                .body(body);
    }

    private ResponseEntity<Object> page(String template, Map<String, Object> values) {
        return ResponseEntity.ok()
                .contentType(new MediaType(TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", POLICY)
                .body(templates.html(template, values));
    }

    /** JSON only for those who ask for it by name and don't prefer a page. */
    private static boolean wantsJson(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types);
            for (MediaType type : types) {
                if (type.equalsTypeAndSubtype(TEXT_HTML)) {
                    return false;
                }
                if (type.equalsTypeAndSubtype(APPLICATION_JSON)) {
                    return true;
                }
            }
            return false;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
