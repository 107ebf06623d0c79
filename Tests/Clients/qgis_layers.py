"""Run by Debian's own Python, which has PyQGIS: prints as JSON what QGIS makes of the service and of a GeoPackage."""

import json
import sys

from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer

api, database = sys.argv[1:]
application = QgsApplication([], False)
application.initQgis()


def layer(source, provider):
    opened = QgsVectorLayer(source, "layer", provider)
    return opened, {"valid": opened.isValid(), "error": opened.error().message()}


def features(source, *, box=None, expression=None):
    request = QgsFeatureRequest()
    if box:
        request.setFilterRect(QgsRectangle(*box))
    if expression:
        request.setFilterExpression(expression)
    return list(source.getFeatures(request))


remote, of_remote = layer(f"url='{api}' typename='outlets'", "OAPIF")
if of_remote["valid"]:
    every = features(remote)
    of_remote |= {
        "count": len(every), "crs": remote.crs().authid(),
        "box": len(features(remote, box=(109.1, 13.7, 109.3, 13.9))),
        "markets": len(features(remote, expression="\"kind\" = 'market'")),
        "fields": [field.name() for field in remote.fields()],
    }
local, of_local = layer(f"{database}|layername=outlets", "ogr")
if of_local["valid"]:
    of_local |= {"count": local.featureCount(), "crs": local.crs().authid()}
print("RESULT", json.dumps({"oapif": of_remote, "geopackage": of_local}))
sys.stdout.flush()
application.exitQgis()
