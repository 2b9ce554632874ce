"""Subscribes, causes events, and decodes what comes."""

from raritan.rpc import event, idl, pdumodel, sensors
from sdk_connection import answer, connect_to_pdu

agent, pdu = connect_to_pdu()
outlet, other = pdu.getOutlets()[:2]
service = event.Service("/eventservice", agent)


def poll(channel, enough):
    seen = []
    while not enough(seen):
        more, events = channel.pollEvents()
        seen.extend(events)
    return seen


def name(each):
    return type(each).__name__


channel = service.createChannel()
channel.demandEventTypes([pdumodel.Outlet.StateChangedEvent, pdumodel.Outlet.PowerControlEvent])
channel.demandEvent(pdumodel.Pdu.SettingsChangedEvent, pdu)
nothing = channel.pollEventsNb()
outlet.setPowerState(pdumodel.Outlet.PowerState.PS_OFF)
settings = pdu.getSettings()
settings.name = "renamed"
pdu.setSettings(settings)
seen = poll(channel, lambda events: len(events) >= 3)

everything = service.createChannel()
everything.demandEventType(event.UserEvent)
settings = other.getSettings()
settings.name = "other"
other.setSettings(settings)
user_event = poll(everything, lambda events: len(events) >= 1)[0]

one = service.createChannel()
one.demandEvents([event.Channel.EventSelect(pdumodel.Outlet.StateChangedEvent, other)])
outlet.setPowerState(pdumodel.Outlet.PowerState.PS_ON)
other.setPowerState(pdumodel.Outlet.PowerState.PS_OFF)
from_other = poll(one, lambda events: len(events) >= 1)

answer(
    {
        "nothing": [nothing[0], len(nothing[1])],
        "names": [name(each) for each in seen],
        "source": seen[0].source == outlet,
        "user": seen[0].actUserName,
        "newPowerState": seen[1].newState.powerState.val,
        "newName": seen[2].newSettings.name,
        "baseType": name(user_event),
        "onlyOther": [each.source == other for each in from_other],
        "destroyed": [service.destroyChannel(one), service.destroyChannel(one)],
    }
)
