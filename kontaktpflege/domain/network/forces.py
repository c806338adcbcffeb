"""What moves people in the picture: ties pull, nearness pushes. One step costs as much as there are people and ties.

The forces are those of t-FDP (Zhong et al., "Force-Directed Graph Layouts Revisited", 2023): a push that is bounded and
reaches not far, d / (1 + d²)², and a pull that grows where two are near, d · (a + b / (1 + d²)). They keep neighbours
together far better than a push of 1/d. A distance of 1 is about that of two people side by side.
"""

from __future__ import annotations

import numpy as np
import scipy.fft
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kontaktpflege.domain.network.graph import Floats, Places

Points = NDArray[np.float32]
"""(n, 2): where people stand."""

FAR_PULL = 0.05
NEAR_PULL = 0.8
"""With FAR_PULL below 1: a circle of whom all are tied does not fall into one point."""
_STEPS_OF_CELL = 4


class Push:
    """The push of everybody on everybody, by way of a square grid of masses and one convolution.

    It is the slope of a potential 1 / (2 + 2d²) of everybody, which is found for all cells at once.
    """

    def __init__(self, cells: int) -> None:
        self._cells = cells
        self._cell = 0.0
        self._kernel: NDArray[np.complex64] = np.zeros(0, dtype=np.complex64)

    def __call__(self, points: Points, mass: Floats) -> Points:
        """The push on each, not yet times its own mass."""
        low, high = corners(points)
        self._widen(float((high - low).max()))
        begin = (low + high) / 2 - self._cell * (self._cells - 1) / 2
        shares = self._shares((points - begin.astype(np.float32)) / np.float32(self._cell))
        potential = self._potential((shares.T @ mass).reshape(self._cells, self._cells))
        slopes = np.zeros((self._cells, self._cells, 2), dtype=np.float32)
        twice = np.float32(2 * self._cell)
        np.divide(potential[:-2] - potential[2:], twice, out=slopes[1:-1, :, 0])
        np.divide(potential[:, :-2] - potential[:, 2:], twice, out=slopes[:, 1:-1, 1])
        out: Points = shares @ slopes.reshape(-1, 2)
        return out

    def _widen(self, extent: float) -> None:
        """Choose the width of a cell, in steps, so that the kernel rarely has to be made anew."""
        wanted = max(extent, 1.0) / (self._cells - 5)
        cell = float(2 ** (np.ceil(np.log2(wanted) * _STEPS_OF_CELL) / _STEPS_OF_CELL))
        if cell == self._cell:
            return
        self._cell = cell
        away = (scipy.fft.fftfreq(2 * self._cells, 1 / (2 * self._cells)) * cell).astype(np.float32)
        kernel = 0.5 / (1 + away[:, None] ** 2 + away[None, :] ** 2)
        self._kernel = scipy.fft.rfft2(kernel.astype(np.float32))

    def _potential(self, masses: NDArray[np.float32]) -> NDArray[np.float32]:
        """(cells, cells): the masses spread by the kernel. Only half of the doubled grid is ever filled or asked for."""
        both = 2 * self._cells
        rows = scipy.fft.rfft(masses, both, axis=1)
        field = scipy.fft.fft(rows, both, axis=0, overwrite_x=True)
        field *= self._kernel
        back = scipy.fft.ifft(field, axis=0, overwrite_x=True)[: self._cells]
        out: NDArray[np.float32] = scipy.fft.irfft(back, both, axis=1)[:, : self._cells]
        return out

    def _shares(self, across: Points) -> csr_array:
        """(n, cells²): how each person's mass is shared out to the four corners around."""
        corner = across.astype(np.int32)
        right, up = (across - corner).T
        first = corner[:, 0] * np.int32(self._cells) + corner[:, 1]
        cells = np.empty((len(across), 4), dtype=np.int32)
        shares = np.empty((len(across), 4), dtype=np.float32)
        for spot, (step, share) in enumerate(
            (
                (0, (1 - right) * (1 - up)),
                (1, (1 - right) * up),
                (self._cells, right * (1 - up)),
                (self._cells + 1, right * up),
            )
        ):
            cells[:, spot] = first + np.int32(step)
            shares[:, spot] = share
        starts = np.arange(0, 4 * len(across) + 1, 4, dtype=np.int32)
        return csr_array((shares.ravel(), cells.ravel(), starts), shape=(len(across), self._cells**2))


class Pull:
    """The pull of the ties."""

    def __init__(self, low: Places, high: Places, weight: Floats, people: int) -> None:
        self._low, self._high, self._weight = low, high, weight
        numbers = np.arange(len(low), dtype=np.int32)
        signs = np.repeat(np.array([1, -1], dtype=np.float32), len(low))
        ends = np.concatenate((low, high)), np.concatenate((numbers, numbers))
        self._signed = csr_array((signs, ends), shape=(people, len(low)))
        self._both = abs(self._signed)

    def __call__(self, points: Points) -> tuple[Points, Floats]:
        """The pull on each, and how stiffly each is held."""
        spots = points.view(np.complex64).ravel()  # a point as one number: gathered at one go
        away = spots[self._high] - spots[self._low]
        strength = (FAR_PULL + NEAR_PULL / (1 + away.real**2 + away.imag**2)) * self._weight
        pull: Points = (self._signed @ (away * strength)).view(np.float32).reshape(-1, 2)
        return pull, self._both @ strength


def corners(points: Points) -> tuple[Points, Points]:
    """(2) each: lower left and upper right of where people stand; (0, 0) if there are none."""
    if not len(points):
        return np.zeros(2, dtype=np.float32), np.zeros(2, dtype=np.float32)
    across, up = points[:, 0], points[:, 1]  # along axis 0 of the whole it takes numpy ten times as long
    return np.array([across.min(), up.min()]), np.array([across.max(), up.max()])
