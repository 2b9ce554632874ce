"""Switches one outlet, several and a disabled one; writes names; logs in with a session."""

from raritan.rpc import Agent, HttpException, pdumodel, perform_bulk, session, usermgmt
from sdk_connection import answer, attempt, connect, connect_to_pdu

agent, pdu = connect_to_pdu()
outlets = pdu.getOutlets()
ON, OFF = pdumodel.Outlet.PowerState.PS_ON, pdumodel.Outlet.PowerState.PS_OFF


def states(indexes):
    return [state.powerState.val for state in perform_bulk(agent, [(outlets[index].getState, []) for index in indexes])]


result = {}
result["off"] = [outlets[0].setPowerState(OFF), states([0])[0]]
result["several"] = [pdu.setMultipleOutletPowerStates([1, 2], OFF, True), states([1, 2])]
cycled = outlets[3].cyclePowerState()
during = outlets[3].getState()
result["cycle"] = [cycled, during.powerState.val, during.cycleInProgress]

settings = outlets[0].getSettings()
settings.name = 'renamed "by SDK"'
result["rename"] = [outlets[0].setSettings(settings), outlets[0].getSettings().name]
settings.sequenceDelay = -1
result["badSettings"] = outlets[0].setSettings(settings)

login = session.SessionManager("/session", agent)
code, opened, token = login.newSession()
by_token = connect()
by_token.set_auth_token(token)
own = session.SessionManager("/session", by_token)
result["session"] = [code, own.getCurrentSession().sessionId == opened.sessionId]
own.closeCurrentSession(session.SessionManager.CloseReason.CLOSE_REASON_LOGOUT)
result["closedSession"] = "401" in str(attempt(own.getCurrentSession))

info, privileges = usermgmt.User("/auth/currentUser", agent).getInfoAndPrivileges()
result["privileges"] = [privilege.name for privilege in privileges]
wrong = Agent("https", agent.url.split("//")[1], "admin", "not it", disable_certificate_verification=True)
result["wrongPassword"] = "401" in str(attempt(pdumodel.Pdu("/model/pdu/0", wrong).getSettings))
missing = perform_bulk(agent, [(pdumodel.Outlet("/model/outlet/999", agent).getState, []), (outlets[0].getState, [])])
result["bulk"] = ["404" in str(missing[0]), missing[1].available]
answer(result)
