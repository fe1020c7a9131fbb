package io.skybound.platform.web;

import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.StreamUtils;
import tools.jackson.databind.json.JsonMapper;

/** Spring's JSON converter, reading bodies by {@link JsonBody}. */
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

    private final JsonBody body;

    StrictJsonConverter(JsonMapper mapper, @Nullable Validator validator) {
        super(mapper);
        this.body = new JsonBody(mapper, validator);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        return read(type.getType(), message);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return read(type, message);
    }

    private Object read(Type type, HttpInputMessage message) throws IOException {
        byte[] bytes = StreamUtils.copyToByteArray(message.getBody());
        return body.read(bytes, getJavaType(type, null));
    }
}
