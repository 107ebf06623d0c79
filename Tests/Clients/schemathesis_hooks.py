"""Loaded by schemathesis: what OpenAPI 3.0 cannot say of the parameters is said here, so that a right request is one."""

import schemathesis

# South is not above north, in any order of axes, latitudes end at the poles, and five numbers are no box.
BOXES = [[10, 13.5, 20, 24], [-10, -20, 10, 20], [10, 13.5, 0, 20, 24, 100], [0, 0, 0, 0]]
POINTS = [[109.2, 13.7], [-180, 90], [0, 0]]
FILTERS = ["kind = 'market'", "NOT grade > 1", "S_INTERSECTS(geometry,BBOX(109,13,110,14))", "name LIKE '%ợ'"]


@schemathesis.hook
def before_load_schema(context, raw_schema):
    # A path with a server of its own is not asked otherwise.
    root = raw_schema["servers"][0]["url"].removesuffix("/api")
    raw_schema["servers"] = [{"url": root}]
    raw_schema["paths"] = {
        path if item.pop("servers", None) else "/api" + path.rstrip("/"): item for path, item in raw_schema["paths"].items()}
    operations = [operation for path in raw_schema["paths"].values() for operation in path.values()]
    for operation in operations:
        # A cursor is what a link holds, nothing to be made up.
        operation["parameters"] = [
            each for each in operation["parameters"]
            if each.get("name") != "cursor" and each.get("$ref") != "#/components/parameters/cursor"]
        if operation["operationId"] == "download":
            # A distance is refused without a point, which a download can do without.
            operation["parameters"] = [
                each for each in operation["parameters"] if each.get("$ref") != "#/components/parameters/max-distance"]
    parameters = [parameter for operation in operations for parameter in operation["parameters"]]
    for parameter in [*parameters, *raw_schema["components"]["parameters"].values()]:
        schema = parameter.get("schema", {})
        match parameter.get("name"):
            case "limit" | "width" | "height":
                # More than the maximum is clamped, not refused, as OGC API - Features asks (7.15.3).
                schema.pop("maximum", None)
            case "bbox":
                parameter["schema"] = {"type": "array", "items": {"type": "number"}, "enum": BOXES}
            case "point":
                parameter["schema"] = {"type": "array", "items": {"type": "number"}, "enum": POINTS}
            case "filter":
                # No type: a wrong one would be a right filter where its text is CQL2, as true is.
                parameter["schema"] = {"enum": [*FILTERS, True, False, "true", "false"]}
            case "datetime":
                # Not the end before the beginning.
                schema["enum"] = ["2025-07-01", "2025-07-01T00:00:00Z/..", "../2030-01-01", "2024-01-20/2030-01-01T00:00:00Z"]
