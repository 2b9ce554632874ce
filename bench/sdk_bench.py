"""The official SDK doing what Busbar does: discover everything, then read everything, by its own bulk helper.

Usage: sdk_bench.py HOST:PORT USER PASSWORD. Prints one JSON line with requests and seconds of both.
"""
import json
import sys
import time

import raritan.rpc
from raritan.rpc import pdumodel, sensors
from raritan.rpc.BulkRequestHelper import perform_bulk

MOST_CALLS = 200
host, user, password = sys.argv[1:4]
agent = raritan.rpc.Agent("https", host, user, password, disable_certificate_verification=True)
requests = 0
original = raritan.rpc.Agent.json_rpc


def counted(self, *args, **kwargs):
    global requests
    requests += 1
    return original(self, *args, **kwargs)


raritan.rpc.Agent.json_rpc = counted


def bulk(methods):
    answers = []
    for start in range(0, len(methods), MOST_CALLS):
        answers += perform_bulk(agent, [(method, []) for method in methods[start : start + MOST_CALLS]])
    return answers


def sensors_of(struct):
    found = []
    for name in struct.elements if hasattr(struct, "elements") else vars(struct):
        value = getattr(struct, name, None)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, sensors.Sensor):
                found.append(item)
    return found


def discover():
    pdu = pdumodel.Pdu("/model/pdu/0", agent)
    _, _, inlets, ocps, outlets, switches, pdu_sensors = bulk(
        [pdu.getMetaData, pdu.getSettings, pdu.getInlets, pdu.getOverCurrentProtectors, pdu.getOutlets,
         pdu.getTransferSwitches, pdu.getSensors]
    )
    calls = []
    for element in inlets + ocps + outlets + switches:
        calls += [element.getMetaData, element.getSettings, element.getSensors, element.getParents, element.getChildren]
    for element in inlets + ocps + switches:
        calls.append(element.getPoles)
    for outlet in outlets:
        calls += [outlet.getState, outlet.getIOP]
    found = sensors_of(pdu_sensors)
    for answer in bulk(calls):
        parts = answer if isinstance(answer, (list, tuple)) else [answer]
        for part in parts:
            if hasattr(part, "__dict__") and not isinstance(part, raritan.rpc.Interface):
                found += sensors_of(part)
    unique = list({sensor.target: sensor for sensor in found}.values())
    numeric = [sensor for sensor in unique if isinstance(sensor, sensors.NumericSensor)]
    discrete = [sensor for sensor in unique if not isinstance(sensor, sensors.NumericSensor)]
    bulk([call for sensor in numeric for call in (sensor.getMetaData, sensor.getThresholds)])
    bulk([sensor.getTypeSpec for sensor in discrete])
    return outlets, numeric, discrete


def measure(work):
    global requests
    requests = 0
    started = time.monotonic()
    result = work()
    return result, {"requests": requests, "seconds": time.monotonic() - started}


(outlets, numeric, discrete), discovery = measure(discover)
calls = [s.getReading for s in numeric] + [s.getState for s in discrete] + [o.getState for o in outlets]
readings, reading = measure(lambda: bulk(calls))
failed = sum(isinstance(each, Exception) for each in readings)
print(json.dumps({"discovery": discovery, "reading": {**reading, "values": len(readings), "failed": failed}}))
